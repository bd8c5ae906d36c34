import Foundation
import Logging
import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct ZapierWriterTests {
    @Test func aCreationHasTheNamesOfTheZapierApp() throws {
        var info = ProjectInfo()
        info.number = "92082"
        info.customer = "Ann"
        info.address1 = "1 Elm"
        info.postalCode = "60601"
        info.locationRadius = 150
        info.reminder = true
        info.requireTimeEntryGps = "self"
        info.additionalInfo = "gate code 1"
        let project = ProjectCreate(title: "Roof", parentProjectID: "p0", info: info)
        #expect(
            try body(.create(project)) == """
                {"action":"create_project","additional_information":"gate code 1","address_1":"1 Elm","customer":"Ann",\
                "onsite_verification":"self","parent_project_id":"p0","postal_code":"60601","project_number":"92082",\
                "radius":150,"reminders":true,"title":"Roof"}
                """
        )
    }

    @Test func anUpdateHasOnlyWhatChanges() throws {
        var update = ProjectUpdate()
        update.info.phone = .set("+1")
        #expect(
            try body(.update(id: "p1", update)) == #"{"action":"update_project","phone":"+1","search_project_id":"p1"}"#
        )
        #expect(try body(.archive(id: "p1")) == #"{"action":"archive_project","search_project_id":"p1"}"#)
    }

    @Test(arguments: [
        (404, BusybusyError.Code.configuration), (410, .configuration), (429, .rateLimited), (400, .invalid),
    ])
    func aRefusedMessageChangedNothingAndIsNotRepeated(_ status: Int, _ code: BusybusyError.Code) async throws {
        try await Harness.run([.json("", status: status, headers: ["Retry-After": "7"])]) { harness in
            let writer = try WriterKind.zapier.make(harness)
            let error = await failure(of: { _ = try await writer.archive(id: "p1") })
            #expect(error?.code == code && error?.effect == BusybusyError.Effect.none)
            #expect(error?.retryAfter == .seconds(7))
            #expect(harness.server.requests.count == 1)
            #expect(harness.server.requests[0].header("key-authorization") == nil)
        }
    }

    /// Zapier widens a small radius and leaves an empty input out, both without a word.
    @Test func whatZapierWouldChangeSilentlyIsRefused() async throws {
        try await Harness.run([]) { harness in
            let writer = try WriterKind.zapier.make(harness)
            var (small, empty) = (ProjectUpdate(), ProjectUpdate())
            small.info.locationRadius = .set(99)
            empty.info.city = .set("")
            let first = await failure(of: { [small] in _ = try await writer.update(id: "p1", small) })
            let second = await failure(of: { [empty] in _ = try await writer.update(id: "p1", empty) })
            #expect(first?.code == .invalid && second?.code == .unsupported)
            #expect(harness.server.requests.isEmpty)
        }
    }

    @Test(arguments: [
        ("https://hooks.zapier.com/hooks/catch/1/abc/", false),
        ("  https://hooks.zapier.com/hooks/catch/1/abc\n", false),
        ("http://127.0.0.1:9/hooks/catch/1/abc", true),
    ])
    func hooksOfZapierAreTaken(_ text: String, _ isSandbox: Bool) throws {
        #expect("\(try ZapierHook(text, isSandbox: isSandbox))" == "<redacted>")
    }

    @Test(arguments: [
        ("http://hooks.zapier.com/hooks/catch/1/abc", true),
        ("https://hooks.zapier.com.evil.com/hooks/catch/1/abc", false),
        ("https://evil.com/hooks/catch/1/abc", false), ("https://hooks.zapier.com/other/1/abc", false),
        ("https://hooks.zapier.com:8443/hooks/catch/1/abc", false), ("http://127.0.0.1:9/hooks/catch/1/abc", false),
        ("https://u:p@hooks.zapier.com/hooks/catch/1/abc", false),
        ("https://hooks.zapier.com/hooks/catch/1/abc?x=1", false),
        ("http://10.0.0.1/hooks/catch/1/abc", true), ("", false),
    ])
    func otherAddressesAreRefusedWithoutNamingThem(_ text: String, _ isSandbox: Bool) {
        let error = #expect(throws: BusybusyError.self) { try ZapierHook(text, isSandbox: isSandbox) }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains("1/abc") == false)
    }

    private func body(_ write: ProjectWrite) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(ZapierMessage(write: write)), as: UTF8.self)
    }
}
