import Foundation
import NIOHTTP1
import Testing

@testable import HighLevel

@Suite struct ErrorClassifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let status: Int
        let body: String
        var kind: Endpoint.Kind = .write
        let code: HighLevelError.Code
        let effect: HighLevelError.Effect
        var testDescription: String { "\(status) \(kind) \(body)" }
    }

    static let cases: [Case] = [
        Case(status: 400, body: #"{"message":"Contact with id X not found"}"#, code: .contactNotFound, effect: .none),
        Case(status: 400, body: #"{"message":"Contact not found for id:X"}"#, code: .contactNotFound, effect: .none),
        Case(status: 400, body: #"{"message":"Task not found"}"#, code: .notFound, effect: .none),
        Case(status: 400, body: #"{"message":"Invalid field contact_name"}"#, code: .invalid, effect: .none),
        Case(status: 400, body: "", code: .invalid, effect: .none),
        Case(status: 401, body: #"{"message":"Invalid JWT"}"#, code: .unauthorized, effect: .none),
        Case(status: 403, body: "{}", code: .forbidden, effect: .none),
        Case(status: 404, body: #"{"message":"Cannot GET /x"}"#, code: .notFound, effect: .none),
        Case(status: 404, body: #"{"message":"Contact with id X not found"}"#, code: .contactNotFound, effect: .none),
        Case(status: 404, body: #"{"message":"Task not found"}"#, code: .notFound, effect: .none),
        Case(status: 422, body: #"{"message":["a","b"]}"#, code: .invalid, effect: .none),
        Case(status: 422, body: #"{"message":["a"]}"#, kind: .contactCreation, code: .invalid, effect: .unclear),
        Case(status: 429, body: "{}", kind: .contactCreation, code: .rateLimited, effect: .none),
        Case(status: 500, body: "<html>", code: .server, effect: .unclear),
        Case(status: 502, body: "", kind: .contactCreation, code: .server, effect: .unclear),
        Case(status: 503, body: "", kind: .read, code: .server, effect: .none),
        Case(status: 302, body: "", code: .unexpectedStatus, effect: .unclear),
        Case(status: 408, body: "", code: .timeout, effect: .unclear),
        Case(status: 409, body: "", code: .invalid, effect: .none),
    ]

    private func classify(_ test: Case) -> HighLevelError {
        let endpoint = Endpoint("op", .POST, ["contacts"], kind: test.kind, scope: nil, subject: "contact X")
        let classifier = ErrorClassifier(endpoint: endpoint, token: HighLevelToken("sesame"))
        return classifier.error(for: Reply(status: test.status, limits: RateHeaders(), body: Data(test.body.utf8)))
    }

    @Test(arguments: cases) func codeAndEffect(_ test: Case) {
        let error = classify(test)
        #expect(error.code == test.code)
        #expect(error.effect == test.effect)
        #expect(error.status == test.status)
        #expect(error.message.contains("contact X"))
    }

    @Test func aDuplicateNamesTheOtherContact() {
        let body = #"{"message":"no duplicates","meta":{"contactId":"c9","matchingField":"phone"},"traceId":"t1"}"#
        let error = classify(Case(status: 400, body: body, kind: .contactCreation, code: .duplicate, effect: .none))
        #expect(error.code == .duplicate && error.effect == .none)
        #expect(error.duplicate == .init(contactID: "c9", matchingField: "phone"))
        #expect(error.traceID == "t1")
    }

    @Test func allComplaintsOfA422AreKept() {
        let error = classify(Case(status: 422, body: #"{"message":["a","b"]}"#, code: .invalid, effect: .none))
        #expect(error.problems == ["a", "b"])
    }

    @Test(arguments: [
        ("Invalid JWT", UnauthorizedReason.accessTokenInvalid, true),
        ("Invalid Private Integration token", .privateTokenInvalid, false),
        ("The token is not authorized for this scope.", .scopeMissing, false),
        ("This authClass type is not allowed to access this scope. Please reach out", .wrongTokenClass, false),
        ("This route is not yet supported by the IAM Service. Please", .routeNotSupported, false),
        ("version header was not found.", .version, false),
        ("version header is invalid", .version, false),
        ("whatever", .unknown, false),
    ])
    func onlyOneKindOf401CallsForARefresh(_ message: String, _ reason: UnauthorizedReason, _ refresh: Bool) {
        let body = #"{"message":"\#(message)"}"#
        let error = classify(Case(status: 401, body: body, code: .unauthorized, effect: .none))
        #expect(error.unauthorized == reason)
        #expect(reason.isCuredByRefresh == refresh)
    }

    @Test func theTokenNeverShows() {
        let error = classify(Case(status: 422, body: #"{"message":["bad sesame"]}"#, code: .invalid, effect: .none))
        #expect(!"\(error) \(error.problems)".contains("sesame"))
    }
}
