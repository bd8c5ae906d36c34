import Foundation
import NIOHTTP1
import Testing

@testable import HighLevel

/// Whatever a reply holds, reading it gives a value or an error, never a crash, and no error shows the token.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ReplyFuzzTests {
    /// A failure names its seed and case; the two give the same text again.
    private static let cases = FuzzBudget.cases

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func repliesGiveAValueOrAnError(_ seed: UInt64) async throws {
        let seeds = try ReplySeed.all()
        var values = 0
        var errors = 0
        for number in 0..<Self.cases {
            // Other tests wait for the same threads.
            await Task.yield()
            var mutator = FuzzMutator(seed: seed, number: number, planted: Harness.token)
            let reply = seeds[number % seeds.count]
            let body = mutator.damaged(reply.reply)
            do {
                try reply.decode(body)
                values += 1
            } catch {
                errors += 1
                let error = HighLevelError.undecodable(error, endpoint: Self.endpoint, reply: Self.reply(200, body))
                #expect(Self.leak(of: error) == nil, "seed \(seed), case \(number), \(reply)")
            }
        }
        // The damage is neither too little nor too much to show anything.
        #expect(values > Self.cases / 10 && errors > Self.cases / 5, "seed \(seed): \(values) and \(errors)")
    }

    @Test(arguments: [21, 22] as [UInt64])
    func failuresGiveAnError(_ seed: UInt64) async throws {
        let bodies = try ReplySeed.failures.map {
            try FuzzNode(JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)))
        }
        let classifier = ErrorClassifier(endpoint: Self.endpoint, token: HighLevelToken(Harness.token))
        for number in 0..<Self.cases {
            // Other tests wait for the same threads.
            await Task.yield()
            var mutator = FuzzMutator(seed: seed, number: number, planted: Harness.token)
            let body = mutator.damaged(bodies[number % bodies.count])
            let status = mutator.pick([100, 204, 301, 400, 401, 403, 404, 408, 418, 422, 429, 500, 502, 599, 999])
            let error = classifier.error(for: Self.reply(status, body))
            #expect(Self.leak(of: error) == nil, "seed \(seed), case \(number)")
            #expect(error.status == status && error.message.utf8.count < 4000, "seed \(seed), case \(number)")
        }
    }

    /// Each reply, at each of its values, with each of a hundred thousand levels, without an end.
    @Test func nestingIsAnErrorEverywhere() async throws {
        for reply in try ReplySeed.all() {
            let node = reply.reply
            await Task.yield()
            for open in ["[", #"{"a":"#] {
                let deep = FuzzNode.raw([UInt8](String(repeating: open, count: 100_000).utf8))
                for place in 0..<min(node.count, 4) {
                    var bytes: [UInt8] = []
                    node.changing(place) { _ in deep }.render(into: &bytes)
                    #expect(throws: (any Error).self) { try reply.decode(Data(bytes)) }
                }
            }
        }
    }

    private static let endpoint = Endpoint(
        "getContact",
        .GET,
        ["contacts", "c1"],
        kind: .read,
        scope: nil,
        subject: "contact c1"
    )

    private static func reply(_ status: Int, _ body: Data) -> Reply {
        Reply(status: status, limits: RateHeaders(), body: body, token: HighLevelToken(Harness.token))
    }

    /// Where the token shows in an error, nil when it does not.
    static func leak(of error: HighLevelError) -> String? {
        let shown = [
            "message": error.message, "problems": error.problems.joined(), "description": "\(error)",
            "traceID": error.traceID ?? "", "duplicate": error.duplicate.map { "\($0)" } ?? "",
        ]
        return shown.first { $0.value.contains(Harness.token) }?.key
    }
}
