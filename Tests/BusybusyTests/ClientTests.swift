import Foundation
import Logging
import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct ClientTests {
    @Test func everyCallCarriesTheBareKey() async throws {
        try await Harness.run([.page([])]) { harness in
            let ids = try await harness.projectIDs()
            #expect(ids == [])
            let request = try #require(harness.server.requests.first)
            #expect(request.method == "POST" && request.target == "/")
            #expect(request.header("key-authorization") == Harness.key)
            #expect(request.header("authorization") == nil)
            #expect(request.body.contains("projects(filter: $filter, sort: $sort, first: $first, after: $after)"))
            #expect(harness.calls.all.map(\.operation) == ["projects"])
            #expect(harness.calls.all.first?.isWrite == false)
        }
    }

    @Test func pagesGoOnUntilAnEmptyOne() async throws {
        try await Harness.run([.page(["a", "b"]), .page(["b", "c"]), .page([])]) { harness in
            let ids = try await harness.projectIDs()
            #expect(ids == ["a", "b", "c"])
            #expect(
                try harness.asked() == [
                    .init(first: 500, after: nil), .init(first: 500, after: "cb"), .init(first: 500, after: "cc"),
                ]
            )
        }
    }

    @Test func aFailingPageIsAskedForAtHalfTheSize() async throws {
        let replies: [StubReply] = [
            .page(["a"]), .json("", status: 504), .json("", status: 500), .page(["b"]), .page([]),
        ]
        try await Harness.run(replies) { harness in
            let ids = try await harness.projectIDs()
            #expect(ids == ["a", "b"])
            #expect(try harness.asked().map(\.first) == [500, 500, 250, 125, 125])
            #expect(try harness.asked().map(\.after) == [nil, "ca", "ca", "ca", "cb"])
            #expect(harness.time.sleeps == [.milliseconds(250), .milliseconds(500)])
        }
    }

    @Test func aLatePageIsAskedForAtHalfTheSize() async throws {
        let latch = Latch()
        // On a busy machine later pages may be late as well, so the script has plenty of them.
        let replies = [StubReply(kind: .held(latch))] + Array(repeating: StubReply.page([]), count: 20)
        try await Harness.run(replies, timeout: .milliseconds(500)) { harness in
            let ids = try await harness.projectIDs()
            latch.open()
            #expect(ids == [])
            let asked = try harness.asked()
            // Requests that were given up may arrive late or never, so their order says nothing.
            #expect(asked.contains { [250, 125, 62, 31, 25].contains($0.first) })
        }
    }

    @Test func aTooLargePageIsAskedForAtHalfTheSize() async throws {
        let large = StubReply.json(String(repeating: " ", count: 5000))
        try await Harness.run([large, .page([])], maximumResponseBytes: 1000) { harness in
            let ids = try await harness.projectIDs()
            #expect(ids == [])
            #expect(try harness.asked().map(\.first) == [500, 250])
        }
    }

    @Test func theSmallestPageIsTriedAgainAndThenFails() async throws {
        try await Harness.run(Array(repeating: .json("", status: 503), count: 20), pageSize: 25) { harness in
            #expect(await failure(of: { _ = try await harness.projectIDs() })?.code == .server)
            let asked = try harness.asked()
            #expect(asked.map(\.first) == Array(repeating: 25, count: 6))
        }
    }

    @Test(arguments: [
        (StubReply.json("", status: 401), BusybusyError.Code.unauthorized),
        (.errors("boom"), .graphQL),
        (.errors("boom", data: #"{"projects":[]}"#), .graphQL),
        (.json(""), .undecodable),
        (.json("<html>"), .undecodable),
        (.json("{}"), .undecodable),
        (.json(#"{"data":null}"#), .undecodable),
        (.json(#"{"data":{}}"#), .undecodable),
        (.json(#"{"data":{"projects":null}}"#), .undecodable),
        (.json(#"{"data":{"projects":[null]}}"#), .undecodable),
        (.json(#"{"data":{"projects":[{"title":"x"}]}}"#), .undecodable),
        (.json(#"{"data":[]}"#), .undecodable),
    ])
    func nothingButAWholePageIsAPage(_ reply: StubReply, _ code: BusybusyError.Code) async throws {
        try await Harness.run([.page(["a"]), reply]) { harness in
            let error = await failure(of: { _ = try await harness.projectIDs() })
            #expect(error?.code == code)
            #expect(error?.effect == BusybusyError.Effect.none)
        }
    }

    @Test func aRepeatedCursorFailsTheWalk() async throws {
        try await Harness.run([.page(["a"]), .page(["a"])]) { harness in
            #expect(await failure(of: { _ = try await harness.projectIDs() })?.code == .incompleteRead)
        }
    }

    @Test func passingFailuresAreTriedAgainAsTheServiceAsks() async throws {
        let replies: [StubReply] = [
            .json("", status: 429, headers: ["Retry-After": "7"]),
            .json("failed to obtain lock with key p", status: 500),
            StubReply(kind: .cutOff), .page([]),
        ]
        try await Harness.run(replies) { harness in
            let ids = try await harness.projectIDs()
            #expect(ids == [])
            #expect(harness.time.sleeps == [.seconds(7), .milliseconds(500), .seconds(1)])
            #expect(harness.calls.all.map(\.status) == [429, 500, nil, 200])
        }
    }

    @Test func oneProjectOrNone() async throws {
        try await Harness.run([.page(["a"]), .page([])]) { harness in
            let found = try await harness.client.project(id: "A")
            #expect(found?.id == "a")
            #expect(try await harness.client.project(id: "b") == nil)
            #expect(harness.server.requests.first?.body.contains(#""filter":{"id":{"contains":["A"]}}"#) == true)
        }
    }

    @Test func members() async throws {
        let replies: [StubReply] = [
            .json(#"{"data":{"members":[{"id":"m","cursor":"1"}]}}"#), .json(#"{"data":{"members":[]}}"#),
        ]
        try await Harness.run(replies) { harness in
            var ids: [String] = []
            for try await page in harness.client.memberPages() { ids += page.map(\.id) }
            #expect(ids == ["m"])
            #expect(harness.calls.all.map(\.operation) == ["members", "members"])
        }
    }

    @Test func redirectsAreNotFollowed() async throws {
        try await Harness.run([.json("", status: 307, headers: ["Location": "/elsewhere"])]) { harness in
            #expect(await failure(of: { _ = try await harness.projectIDs() })?.code == .unexpectedStatus)
            #expect(harness.server.requests.count == 1)
        }
    }
}
