import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct ClientTests {
    private static let contact = #"{"contact":{"id":"c1","firstName":"Ann"},"traceId":"t"}"#

    @Test func everyCallCarriesTokenAndVersion() async throws {
        try await Harness.run([.json(Self.contact)]) { harness in
            let contact = try await harness.client.contact("c1")
            #expect(contact.firstName == "Ann")
            let request = try #require(harness.server.requests.first)
            #expect(request.method == "GET" && request.target == "/contacts/c1")
            #expect(request.header("Authorization") == "Bearer \(Harness.token)")
            #expect(request.header("Version") == "2021-07-28")
            #expect(harness.calls.all.map(\.operation) == ["getContact"])
            #expect(harness.calls.all.first?.status == 200)
            #expect(harness.calls.all.first?.bytesIn == Self.contact.utf8.count)
        }
    }

    @Test func aDumpShowsNeitherConnectionsNorTheToken() async throws {
        let planted = "eyJ-planted-secret"
        let tokens = try StaticTokenSource(HighLevelToken(planted))
        try await Harness.run([.json(#"{"contact":{"id":"c1"}}"#)], tokens: tokens) { harness in
            _ = try await harness.client.contact("c1")
            var shown = ""
            dump(harness.client, to: &shown)
            dump(harness.client.transport, to: &shown)
            shown += "\(harness.client) \(String(reflecting: harness.client.transport))"
            #expect(!shown.contains(planted) && !shown.contains("HTTPClient") && !shown.contains("Authorization"))
            #expect(shown.contains("HighLevelClient(location loc1"))
        }
    }

    @Test func idsAndNumbersAreEscaped() async throws {
        try await Harness.run([.json(#"{"contact":null}"#), .json(Self.contact)]) { harness in
            #expect(try await harness.client.duplicateContact(email: "a+b@x.io", number: "+1 555") == nil)
            _ = try await harness.client.contact("a/../b?c")
            #expect(
                harness.server.requests.map(\.target) == [
                    "/contacts/search/duplicate?locationId=loc1&email=a%2Bb%40x.io&number=%2B1%20555",
                    "/contacts/a%2F..%2Fb%3Fc",
                ]
            )
        }
    }

    @Test func anEmptyIDIsRefusedBeforeTheCall() async throws {
        try await Harness.run([]) { harness in
            for id in ["", " ", "..", "."] {
                #expect(await failure(of: { try await harness.client.deleteContact(id) })?.code == .invalid)
            }
            #expect(harness.server.requests.isEmpty)
        }
    }

    @Test func aReplyWithoutTheKeyIsNoDuplicateAnswer() async throws {
        try await Harness.run([.json("{}")]) { harness in
            #expect(
                await failure(of: { _ = try await harness.client.duplicateContact(email: "a") })?.code == .undecodable
            )
        }
    }

    @Test func readsAreTriedAgain() async throws {
        let replies: [StubReply] = [
            .json("", status: 502), .json("", status: 503), StubReply(kind: .cutOff), .json(Self.contact),
        ]
        try await Harness.run(replies) { harness in
            _ = try await harness.client.contact("c1")
            #expect(harness.time.sleeps == [.milliseconds(125), .milliseconds(250), .milliseconds(500)])
            #expect(harness.calls.all.map(\.attempt) == [0, 1, 2, 3])
            #expect(harness.calls.all.map(\.status) == [502, 503, nil, 200])
        }
    }

    @Test func readsGiveUpAfterFourRetries() async throws {
        try await Harness.run(Array(repeating: .json("", status: 500), count: 9)) { harness in
            let error = await failure(of: { _ = try await harness.client.contact("c1") })
            #expect(error?.code == .server && error?.effect == HighLevelError.Effect.none)
            #expect(harness.server.requests.count == 5)
        }
    }

    @Test(arguments: [500, 502, 503, 504])
    func writesAreNeverRepeated(_ status: Int) async throws {
        try await Harness.run([.json("", status: status), .json(Self.contact, status: 201)]) { harness in
            let error = await failure(of: { _ = try await harness.client.createContact(ContactCreate()) })
            #expect(error?.code == .server && error?.effect == .unclear)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func aThrottledWriteIsRepeatedAfterTheInterval() async throws {
        let throttled = StubReply.json("{}", status: 429, headers: ["X-RateLimit-Interval-Milliseconds": "4000"])
        try await Harness.run([throttled, .json(Self.contact, status: 201)]) { harness in
            _ = try await harness.client.createContact(ContactCreate())
            #expect(harness.time.sleeps == [.milliseconds(4004)])
            #expect(harness.server.requests.count == 2)
        }
    }

    @Test func aLostReplyLeavesAWriteUnclear() async throws {
        try await Harness.run([StubReply(kind: .cutOff)]) { harness in
            let error = await failure(of: { _ = try await harness.client.createNote(NoteCreate(body: "x"), for: "c1") })
            #expect(error?.code == .transport && error?.effect == .unclear)
        }
    }

    @Test func aLateReplyLeavesAWriteUnclear() async throws {
        let latch = Latch()
        try await Harness.run([StubReply(kind: .held(latch))], timeout: .milliseconds(200)) { harness in
            let error = await failure(of: { _ = try await harness.client.updateContact("c1", ContactUpdate()) })
            latch.open()
            #expect(error?.code == .timeout && error?.effect == .unclear)
        }
    }

    @Test func aCancelledWriteIsUnclear() async throws {
        let latch = Latch()
        try await Harness.run([StubReply(kind: .held(latch))]) { harness in
            let writing = Task { try await harness.client.deleteContact("c1") }
            while harness.server.requests.isEmpty { await Task.yield() }
            writing.cancel()
            let error = await failure(of: { try await writing.value })
            latch.open()
            #expect(error?.code == .cancelled && error?.effect == .unclear)
        }
    }

    @Test func anUndecodableSuccessOfAWriteIsUnclear() async throws {
        try await Harness.run([.json("<html>", status: 201)]) { harness in
            let error = await failure(of: { _ = try await harness.client.createContact(ContactCreate()) })
            #expect(error?.code == .undecodable && error?.effect == .unclear)
        }
    }

    @Test func aRefusedConnectionChangedNothing() async throws {
        try await Harness.run([]) { harness in
            // Port 1 of loopback is reserved and nobody listens there.
            let configuration = try HighLevelConfiguration(
                baseURL: URL(string: "http://127.0.0.1:1")!,
                token: HighLevelToken("t"),
                locationID: "l"
            )
            let client = HighLevelClient(
                configuration: configuration,
                httpClient: harness.client.transport.http,
                logger: Logger(label: "test"),
                retry: .dontRetry
            )
            let error = await failure(of: { _ = try await client.createContact(ContactCreate()) })
            #expect(error?.code == .transport)
            #expect(error?.effect == HighLevelError.Effect.none, "\(String(reflecting: error?.underlying))")
        }
    }

    @Test func aReplyThatIsTooLargeIsNotRead() async throws {
        let large = StubReply.json(String(repeating: " ", count: 5000))
        try await Harness.run([large], maximumResponseBytes: 1000) { harness in
            #expect(await failure(of: { _ = try await harness.client.contact("c1") })?.code == .responseTooLarge)
        }
    }

    @Test func redirectsAreNotFollowed() async throws {
        let redirect = StubReply.json("", status: 307, headers: ["Location": "/elsewhere"])
        try await Harness.run([redirect]) { harness in
            let error = await failure(of: { _ = try await harness.client.createContact(ContactCreate()) })
            #expect(error?.code == .unexpectedStatus && error?.effect == .unclear)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func aUsedUpDayStopsTheCallBeforeItIsMade() async throws {
        let last = StubReply.json(Self.contact, headers: ["X-RateLimit-Daily-Remaining": "0"])
        try await Harness.run([last]) { harness in
            _ = try await harness.client.contact("c1")
            let error = await failure(of: { _ = try await harness.client.contact("c1") })
            #expect(error?.code == .rateLimited && error?.retryAfter != nil)
            #expect(harness.server.requests.count == 1)
        }
    }
}
