import Foundation
import NIOHTTP1

/// A whole reply: status, what it asks for, body.
struct Reply: Sendable {
    let status: Int
    let retryAfter: Duration?
    let body: Data

    /// The wait that the header asks for, in whole seconds; its other form, a date, is not read.
    static func retryAfter(_ headers: HTTPHeaders) -> Duration? {
        headers.first(name: "Retry-After").flatMap { Int($0.trimmed) }.map { .seconds($0) }
    }
}

/// The body of every call.
struct GraphQLRequest<Variables: Encodable>: Encodable {
    let query: String
    let variables: Variables
}

/// One of the `errors` of a reply; only the message is known to exist (seen in client code).
struct GraphQLProblem: Decodable, Sendable {
    let message: String?
}

/// The body of a reply with status 200: `data` with one root field, `errors`, or both.
struct GraphQLReply<Value: Decodable>: Decodable {
    let problems: [GraphQLProblem]
    /// Whether the root field holds more than null.
    let hasData: Bool
    let value: Value?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        problems = try fields.decodeIfPresent([GraphQLProblem].self, forKey: "errors") ?? []
        let data = try? fields.nestedContainer(keyedBy: AnyKey.self, forKey: "data")
        let root = data?.allKeys.first
        hasData = try root.map { try data?.decodeNil(forKey: $0) == false } ?? false
        // With errors the data may be partial in any way, so it is not read at all.
        guard problems.isEmpty else {
            value = nil
            return
        }
        guard let data, let root else {
            throw DecodingError.dataCorrupted(.init(codingPath: [AnyKey("data")], debugDescription: "no data"))
        }
        value = try data.decode(Value.self, forKey: root)
    }
}
