/// A failure that the sandbox shows on purpose, for a number of requests that name an operation.
struct BusybusyFault: Codable, Hashable, Sendable {
    /// What happens.
    enum Kind: String, Codable, CaseIterable, Sendable {
        /// The request is carried out, the reply is an empty 502.
        case replyLost
        /// HTTP 500; nothing is carried out.
        case status500
        /// HTTP 429; nothing is carried out.
        case status429
        /// HTTP 500 with the text of the service's own lock failure (seen in vendor code); nothing is carried out.
        case lock500
        /// The reply comes late.
        case slow
        /// Half of the rows come, with an error beside them.
        case partialErrors
        /// Every node of a page shows one cursor, so that paging stands still.
        case repeatedCursor
    }

    /// Name of a root field, `payrollExport`, or `hook`.
    var operation: String
    var kind: Kind
    /// Requests still to be hit.
    var times: Int
    /// Wait before the reply, for `slow`.
    var delayMilliseconds: Int

    /// Reads the body of `POST /_sandbox/faults`. Throws a `GraphQLError` that names what is wrong.
    init(_ body: GraphQLValue, operations: [String]) throws(GraphQLError) {
        let known = ["operation", "kind", "times", "delayMilliseconds"]
        guard let object = body.entries else { throw GraphQLError("Send a JSON object with operation and kind.") }
        if let stranger = object.entries.first(where: { !known.contains($0.key) }) {
            throw GraphQLError("Unknown key \"\(stranger.key)\"; known are \(known.joined(separator: ", ")).")
        }
        guard let operation = object["operation"]?.text, operations.contains(operation) else {
            throw GraphQLError("operation must be one of \(operations.joined(separator: ", ")).")
        }
        guard let kind = object["kind"]?.text.flatMap(Kind.init(rawValue:)) else {
            throw GraphQLError("kind must be one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        self.operation = operation
        self.kind = kind
        times = try BusybusyFault.number(object["times"], "times", 1...1_000_000) ?? 1
        delayMilliseconds =
            try BusybusyFault.number(object["delayMilliseconds"], "delayMilliseconds", 0...600_000) ?? 1000
    }

    private static func number(
        _ value: GraphQLValue?,
        _ name: String,
        _ range: ClosedRange<Int>
    ) throws(GraphQLError) -> Int? {
        guard let value, value != .null else { return nil }
        guard let number = value.integer, range.contains(number) else {
            throw GraphQLError("\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

extension BusybusyFault {
    /// What a request may be about besides the root fields.
    static let otherOperations = ["payrollExport", "hook"]
}
