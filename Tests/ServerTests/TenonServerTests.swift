import Engine
import Foundation
import HTTPTypes
import HighLevel
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Records
import Storage
import Testing

@testable import Server

/// The pages of a running Tenon, asked without a socket.
struct TenonServerTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "tenon-server-\(UUID().uuidString)")

    /// Asks the path of a server whose store holds one thing for a person to look at.
    private func ask(
        _ path: String,
        method: HTTPRequest.Method = .get,
        outcome: SyncService.Outcome?
    ) async throws -> TestResponse {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(path: folder.appending(path: "tenon.db").path)
        let contact = RecordID(.contact, "c1")
        let row = ReviewRow(
            subject: contact,
            code: "duplicate",
            field: "",
            message: "same as <b>another</b>",
            needsPerson: true,
            at: Milliseconds(0)
        )
        try await store.write { tx in
            try tx.upsert([(Record(id: contact, fields: ["name": "<script>alert(1)</script>"]), [])], workspace: "main")
            try tx.replaceReview(of: [contact], by: [row], workspace: "main")
        }
        let sources = TenonServer.Sources(store: store, workspace: "main", lastOutcome: { outcome })
        let application = Application(router: try TenonServer.buildRouter(sources))
        let response = try await application.test(.router) { try await $0.execute(uri: path, method: method) }
        try store.close()
        return response
    }

    private static let done = SyncService.Outcome.done(SyncReport(), at: Date(timeIntervalSince1970: 0))
    private static let failed = SyncService.Outcome.failed("401", at: Date(timeIntervalSince1970: 0))

    @Test func itIsAliveWhateverTheRunsDo() async throws {
        #expect(try await ask("/healthz", outcome: Self.failed).status == .ok)
        #expect(try await ask("/healthz", method: .head, outcome: Self.failed).status == .ok)
    }

    @Test func itIsReadyOnceARunHasEndedWell() async throws {
        #expect(try await ask("/readyz", outcome: nil).status == .serviceUnavailable)
        #expect(try await ask("/readyz", outcome: Self.done).status == .ok)
        let failed = try await ask("/readyz", outcome: Self.failed)
        #expect(failed.status == .serviceUnavailable)
        #expect(String(buffer: failed.body).contains("401"))
    }

    @Test func statusIsJSONWithWhatWaits() async throws {
        let body = try await ask("/status", outcome: Self.done).body
        let status = try JSONSerialization.jsonObject(with: Data(String(buffer: body).utf8)) as? [String: Any]
        #expect(status?["contacts"] as? Int == 1)
        #expect((status?["review"] as? [[String: Any]])?.first?["code"] as? String == "duplicate")
    }

    @Test func textFromOutsideIsHarmlessOnThePage() async throws {
        let response = try await ask("/", outcome: Self.done)
        let page = String(buffer: response.body)
        #expect(!page.contains("<script>"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("same as &lt;b&gt;another&lt;/b&gt;"))
        #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
    }

    @Test func aFailedRunIsToldOnThePage() async throws {
        let page = String(buffer: try await ask("/", outcome: Self.failed).body)
        #expect(page.contains("class=\"state bad\""))
        #expect(page.contains("The last run failed"))
    }

    @Test func webhooksNeedASignatureAndTheirOwnAddress() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(path: folder.appending(path: "tenon.db").path)
        let environment = EngineEnvironment.live()
        let intake = WebhookIntake(
            keys: .official,
            acceptsRetired: false,
            inbox: ArrivalInbox(store: store, workspace: "main", environment: environment, bell: Bell()),
            locationID: "loc1",
            environment: environment,
            logger: Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let sources = TenonServer.Sources(
            store: store,
            workspace: "main",
            lastOutcome: { nil },
            webhooks: intake
        )
        let application = Application(router: try TenonServer.buildRouter(sources))
        try await application.test(.router) { client in
            let path = "/webhooks/highlevel"
            let unsigned = try await client.execute(uri: path, method: .post, body: ByteBuffer(string: "{}"))
            #expect(unsigned.status == .unauthorized)
            #expect(String(buffer: unsigned.body).contains("no signature"))
            let forged = try await client.execute(
                uri: path,
                method: .post,
                headers: [HTTPField.Name("x-ghl-signature")!: Data(count: 64).base64EncodedString()],
                body: ByteBuffer(string: "{}")
            )
            #expect(forged.status == .unauthorized)
            let huge = ByteBuffer(repeating: 0x20, count: 1024 * 1024 + 1)
            #expect(try await client.execute(uri: path, method: .post, body: huge).status == .contentTooLarge)
            #expect(try await client.execute(uri: path, method: .get).status != .ok)
        }
        try store.close()
    }
}
