import Foundation
import Testing

@testable import Busybusy

@Suite struct ErrorClassifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let status: Int
        var body = ""
        var isWrite = true
        let code: BusybusyError.Code
        let effect: BusybusyError.Effect
        var testDescription: String { "\(status) \(isWrite ? "write" : "read") \(body)" }
    }

    static let cases: [Case] = [
        Case(status: 401, code: .unauthorized, effect: .none),
        Case(status: 403, code: .forbidden, effect: .none),
        Case(status: 400, body: "bad", code: .invalid, effect: .none),
        Case(status: 404, code: .invalid, effect: .none),
        Case(status: 408, code: .timeout, effect: .unclear),
        Case(status: 429, code: .rateLimited, effect: .none),
        Case(status: 500, code: .server, effect: .unclear),
        Case(status: 500, isWrite: false, code: .server, effect: .none),
        Case(status: 500, body: "Failed to obtain lock with key x", code: .locked, effect: .none),
        Case(status: 502, body: "failed to obtain lock with key x", code: .server, effect: .unclear),
        Case(status: 302, code: .unexpectedStatus, effect: .unclear),
        Case(status: 204, code: .unexpectedStatus, effect: .unclear),
    ]

    private func classifier(isWrite: Bool) -> ErrorClassifier {
        let operation = Operation(name: "op", subject: "project X", isWrite: isWrite, document: "")
        return ErrorClassifier(operation: operation, key: BusybusyKey("sesame"))
    }

    @Test(arguments: cases) func codeAndEffect(_ test: Case) {
        let reply = Reply(status: test.status, retryAfter: nil, body: Data(test.body.utf8))
        let error = classifier(isWrite: test.isWrite).error(for: reply)
        #expect(error.code == test.code)
        #expect(error.effect == test.effect)
        #expect(error.message.contains("project X"))
    }

    @Test func a401NamesBothLikelyCauses() {
        let error = classifier(isWrite: false).error(for: Reply(status: 401, retryAfter: nil, body: Data()))
        #expect(error.message.contains("session") && error.message.contains("Integration Key"))
    }

    @Test(arguments: [
        (["Project not found"], false, BusybusyError.Code.notFound, BusybusyError.Effect.none),
        (["title must not be blank"], false, .invalid, .none),
        ([#"Cannot query field "x" on type "Project"."#], false, .invalid, .none),
        ([#"Variable "$first" got invalid value "a""#], false, .invalid, .none),
        (["Project not found"], true, .notFound, .unclear),
        (["Project not found", "boom"], false, .graphQL, .unclear),
        (["Internal error"], false, .graphQL, .unclear),
        (["failed to save"], false, .graphQL, .unclear),
    ])
    func aWriteWithErrorsDidNothingOnlyIfItSaysSo(
        _ messages: [String],
        _ hasData: Bool,
        _ code: BusybusyError.Code,
        _ effect: BusybusyError.Effect
    ) {
        let problems = messages.map { GraphQLProblem(message: $0) }
        let error = classifier(isWrite: true).error(for: problems, hasData: hasData)
        #expect(error.code == code)
        #expect(error.effect == effect)
        #expect(error.problems == messages)
        #expect(classifier(isWrite: false).error(for: problems, hasData: hasData).effect == .none)
    }

    @Test func theKeyNeverShows() {
        let error = classifier(isWrite: true).error(for: [GraphQLProblem(message: "bad sesame")], hasData: false)
        #expect(!"\(error) \(error.problems)".contains("sesame"))
        let refused = Reply(status: 400, retryAfter: nil, body: Data("bad sesame".utf8))
        #expect(!"\(classifier(isWrite: true).error(for: refused))".contains("sesame"))
    }
}
