import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

@testable import Sandbox

/// From a call to what the app receives, and the control surface in between.
@Suite struct HighLevelWebhookTests {
    private let fixture = HighLevelFixture()
    private let received = Received()

    /// Keeps what was posted, and answers with one status after another.
    private final class Received: Sendable {
        struct Post: Sendable {
            var headers: [String: String]
            var body: HighLevelValue
        }

        private let state = Mutex<(posts: [Post], answers: [HighLevelWebhookOutcome])>(([], []))
        var posts: [Post] { state.withLock(\.posts) }
        var types: [String] { posts.compactMap { $0.body["type"]?.text } }

        func answer(_ outcomes: [HighLevelWebhookOutcome]) { state.withLock { $0.answers = outcomes } }

        func take(_ headers: [(name: String, value: String)], _ bytes: [UInt8]) -> HighLevelWebhookOutcome {
            let body = (try? JSONDecoder().decode(HighLevelValue.self, from: Data(bytes))) ?? .null
            return state.withLock { state in
                state.posts.append(
                    Post(headers: Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first }, body: body)
                )
                return state.answers.isEmpty ? .answered(200) : state.answers.removeFirst()
            }
        }
    }

    private func deliver() async {
        let received = received
        await fixture.sandbox.webhooks.deliver(at: fixture.sandbox.now) { _, headers, bytes in
            received.take(headers, bytes)
        }
    }

    private func listen(_ client: HighLevelClient, _ more: HighLevelValue = [:]) async throws {
        let body = HighLevelValue.object([.init(name: "url", value: "http://app.test/hook")] + (more.members ?? []))
        #expect(try await client.call(.put, "/_sandbox/webhooks", body).status == 200)
    }

    @Test func everyChangeThroughTheAPIIsTold() async throws {
        try await fixture.run { client in
            try await listen(client)
            let id = try await client.create(["firstName": "A", "tags": ["x"]])
            let path = "/contacts/\(id)"
            _ = try await client.call(.put, path, ["city": "Mesa", "dnd": true])
            _ = try await client.call(.post, "\(path)/tags", ["tags": ["y"]])
            let note = try await client.call(.post, "\(path)/notes", ["body": "n"]).body["note"]?["id"]?.text ?? ""
            _ = try await client.call(.put, "\(path)/notes/\(note)", ["body": "m"])
            _ = try await client.call(.delete, "\(path)/notes/\(note)")
            let task: HighLevelValue = ["title": "t", "dueDate": "2026-02-03T10:00:00Z", "completed": false]
            let taskID = try await client.call(.post, "\(path)/tasks", task).body["task"]?["id"]?.text ?? ""
            _ = try await client.call(.put, "\(path)/tasks/\(taskID)", ["title": "u"])
            _ = try await client.call(.put, "\(path)/tasks/\(taskID)/completed", ["completed": true])
            _ = try await client.call(.delete, "\(path)/tasks/\(taskID)")
            _ = try await client.call(.delete, path)
            await deliver()
            #expect(
                received.types == [
                    "ContactCreate", "ContactUpdate", "ContactDndUpdate", "ContactTagUpdate", "NoteCreate",
                    "NoteUpdate", "NoteDelete", "TaskCreate", "TaskComplete", "TaskDelete", "ContactDelete",
                ]
            )
            let first = try #require(received.posts.first)
            #expect(first.headers["X-GHL-Signature"] != nil && first.headers["X-WH-Signature"] != nil)
            #expect(first.body["locationId"]?.text == client.account.locationID)
            #expect(first.body["timestamp"] == "2026-01-02T03:04:05.000Z")
            #expect(Set(received.posts.compactMap { $0.body["webhookId"]?.text }).count == 11)
        }
    }

    @Test func refusedCallsTellNothing() async throws {
        try await fixture.run { client in
            try await listen(client)
            _ = try await client.call(.post, "/contacts/", client.located(["email": "nobody"]))
            _ = try await client.call(.put, "/contacts/nobody", ["city": "x"])
            await deliver()
            #expect(received.posts.isEmpty)
        }
    }

    @Test func withoutAURLNothingIsKept() async throws {
        try await fixture.run { client in
            _ = try await client.create(["firstName": "A"])
            try await listen(client)
            await deliver()
            #expect(received.posts.isEmpty)
            #expect(fixture.sandbox.webhooks.log.isEmpty)
        }
    }

    @Test func aPersonsEditIsToldToo() async throws {
        try await fixture.run { client in
            try await listen(client)
            let id = try await client.create(["firstName": "A"])
            let made = try await client.call(
                .post,
                "/_sandbox/edit",
                ["record": "task", "contactId": .string(id), "set": ["title": "Call", "assignedTo": "u1"]]
            )
            let task = try #require(made.body["id"])
            _ = try await client.call(
                .post,
                "/_sandbox/edit",
                ["record": "task", "id": task, "set": ["completed": true]]
            )
            for (record, body) in [
                ("contact", ["id": .string(id), "set": ["city": "Mesa"]] as HighLevelValue),
                ("note", ["contactId": .string(id), "set": ["body": "Hello"]]), ("user", ["set": ["firstName": "B"]]),
                ("location", ["set": ["name": "New Roof"]]), ("contact", ["id": .string(id), "delete": true]),
            ] {
                let whole = HighLevelValue.object(
                    [.init(name: "record", value: .string(record))] + (body.members ?? [])
                )
                #expect(try await client.call(.post, "/_sandbox/edit", whole).status == 200, "\(record)")
            }
            await deliver()
            #expect(
                received.types == [
                    "ContactCreate", "TaskCreate", "TaskComplete", "ContactUpdate", "NoteCreate", "UserCreate",
                    "LocationUpdate", "ContactDelete",
                ]
            )
            let unknown = try await client.call(.post, "/_sandbox/edit", ["record": "task", "id": "x", "set": [:]])
            #expect(unknown.status == 400)
            #expect(unknown.body["error"]?.text?.contains("no task") == true)
        }
    }

    @Test func only429IsTriedAgain() async throws {
        try await fixture.run { client in
            try await listen(client, ["jitterMilliseconds": 0])
            received.answer([.answered(429), .answered(500), .failed("x")])
            for _ in 0..<3 { _ = try await client.create(["firstName": "A"]) }
            await deliver()
            #expect(received.posts.count == 3)
            fixture.advance(599)
            await deliver()
            #expect(received.posts.count == 3)
            fixture.advance(1)
            await deliver()
            #expect(received.posts.count == 4)
            #expect(received.posts[3].body == received.posts[0].body)
            let log = try await client.call(.get, "/_sandbox/webhooks/log")
            let states = log.body["events"]?.elements?.compactMap { $0["state"]?.text }
            #expect(states == ["delivered", "lost", "lost"])
            #expect(log.body["pending"] == 0)
            _ = try await client.call(.delete, "/_sandbox/webhooks/log")
            #expect(fixture.sandbox.webhooks.log.isEmpty)
        }
    }

    @Test func faultsAreSwitchedOnByCall() async throws {
        try await fixture.run { client in
            try await listen(client)
            let fault: HighLevelValue = ["kind": "doubled", "times": 1, "type": "NoteCreate"]
            #expect(try await client.call(.post, "/_sandbox/webhooks/faults", fault).status == 201)
            let id = try await client.create(["firstName": "A"])
            _ = try await client.call(.post, "/contacts/\(id)/notes", ["body": "n"])
            await deliver()
            #expect(received.types == ["ContactCreate", "NoteCreate", "NoteCreate"])
            #expect(received.posts[1].body["webhookId"] == received.posts[2].body["webhookId"])
            let random: HighLevelValue = ["seed": 3, "share": 1, "kinds": ["dropped"]]
            #expect(try await client.call(.post, "/_sandbox/webhooks/faults/random", random).status == 201)
            _ = try await client.create(["firstName": "B"])
            await deliver()
            #expect(received.posts.count == 3)
            _ = try await client.call(.delete, "/_sandbox/webhooks/faults")
            _ = try await client.create(["firstName": "C"])
            await deliver()
            #expect(received.posts.count == 4)
        }
    }

    @Test(arguments: [
        ("PUT /_sandbox/webhooks", #"{"url": "ftp://x"}"#, "url must begin"),
        ("PUT /_sandbox/webhooks", #"{"colour": 1}"#, "colour is unknown"),
        ("PUT /_sandbox/webhooks", #"{"retryMilliseconds": -1}"#, "retryMilliseconds"),
        ("POST /_sandbox/webhooks/faults", #"{"kind": "eaten"}"#, "kind must be one of"),
        ("POST /_sandbox/webhooks/faults/random", #"{"seed": 1, "share": 2}"#, "share from 0 to 1"),
        ("POST /_sandbox/edit", #"{"record": "dog"}"#, "record must be"),
        ("PUT /_sandbox/quirks", #"{}"#, "failuresAfterCreate"),
    ])
    func wrongControlCallsSayWhy(_ call: String, _ text: String, _ message: String) async throws {
        let parts = call.split(separator: " ")
        let body = try HighLevelValue(json: text)
        try await fixture.run { client in
            let answer = try await client.call(parts[0] == "PUT" ? .put : .post, String(parts[1]), body)
            #expect(answer.status == 400)
            #expect(answer.body["error"]?.text?.contains(message) == true, "\(answer.body)")
        }
    }

    @Test func eventsOfOtherScopesAreNotSent() async throws {
        try await fixture.run { client in
            try await listen(client, ["scopes": ["opportunities.readonly"]])
            _ = try await client.create(["firstName": "A"])
            fixture.sandbox.webhooks.tell(
                .init(companyID: client.account.companyID, locationID: client.account.locationID, userID: "u"),
                isInstalled: true,
                at: fixture.sandbox.now
            )
            await deliver()
            #expect(received.types == ["INSTALL"])
            #expect(received.posts[0].body["appId"]?.text == fixture.sandbox.webhooks.settings.appID)
        }
    }

    @Test func oneSeedIsOneRun() async throws {
        func run() async throws -> [String] {
            let fixture = HighLevelFixture()
            try await fixture.run { client in
                try await listen(client)
                _ = try await client.create(["firstName": "A"])
                _ = try await client.create(["firstName": "B"])
            }
            return fixture.sandbox.webhooks.log.map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        let first = try await run()
        #expect(first.count == 2)
        #expect(try await run() == first)
    }

    /// With sockets: a receiver that first has no room, and the sender that comes again.
    @Test(.timeLimit(.minutes(10))) func theSenderPostsTheSignedBytesAndComesAgainAfter429() async throws {
        let (bodies, feed) = AsyncStream.makeStream(of: (body: [UInt8], signature: String).self)
        let answers = Mutex<[HTTPResponse.Status]>([.tooManyRequests, .ok])
        let router = Router()
        router.post("/hook") { request, _ in
            let buffer = try await request.body.collect(upTo: 1 << 20)
            let signature = HTTPField.Name("X-GHL-Signature").flatMap { request.headers[$0] } ?? ""
            feed.yield((Array(buffer.readableBytesView), signature))
            return answers.withLock { $0.isEmpty ? HTTPResponse.Status.ok : $0.removeFirst() }
        }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await Application(router: router, logger: logger).test(.live) { server in
            let port = try #require(server.port)
            try await withThrowingTaskGroup { group in
                group.addTask { try await fixture.sandbox.webhookSender(logger: logger).run() }
                try await fixture.run { client in
                    let settings: HighLevelValue = [
                        "url": .string("http://127.0.0.1:\(port)/hook"), "retryMilliseconds": 0,
                        "jitterMilliseconds": 0, "signRSA": false,
                    ]
                    _ = try await client.call(.put, "/_sandbox/webhooks", settings)
                    _ = try await client.create(["firstName": "Zoë"])
                }
                var received: [(body: [UInt8], signature: String)] = []
                for await body in bodies {
                    received.append(body)
                    if received.count == 2 { break }
                }
                #expect(received[0].body == received[1].body)
                #expect(!received[0].signature.isEmpty && received[0].signature == received[1].signature)
                #expect(String(decoding: received[0].body, as: UTF8.self).contains(#""firstName":"Zoë""#))
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }
}
