extension HighLevelError {
    /// The error for a success whose body is not what it should be.
    static func undecodable(_ error: any Error, endpoint: Endpoint, reply: Reply) -> HighLevelError {
        HighLevelError(
            .undecodable,
            effect: endpoint.effectWhenUnclear,
            operation: endpoint.operation,
            message: "\(endpoint.subject): HighLevel answered \(reply.status) with an unexpected body at "
                + "\(place(of: error)). Check that the address is HighLevel's and the API version is supported.",
            status: reply.status,
            traceID: ErrorBody(reply.body, hiding: reply.token).traceID,
            underlying: error
        )
    }

    /// The error for a day whose calls are used up; nothing was sent.
    static func dailyLimit(_ limit: RateGate.DailyLimitReached, endpoint: Endpoint) -> HighLevelError {
        HighLevelError(
            .rateLimited,
            operation: endpoint.operation,
            message: "\(endpoint.subject): the calls of today are used up, or only those kept for people are left. "
                + "Try again when the day's count starts anew.",
            retryAfter: limit.resumesIn,
            underlying: limit
        )
    }

    /// The error for a call whose task was cancelled under way; for a read that is a plain `CancellationError`.
    static func cancelled(_ endpoint: Endpoint) throws -> HighLevelError {
        guard endpoint.kind != .read else { throw CancellationError() }
        return HighLevelError(
            .cancelled,
            effect: .unclear,
            operation: endpoint.operation,
            message:
                "\(endpoint.subject): cancelled before the reply came. It may have been done: look before trying again."
        )
    }

    /// A member's name if it is one of the API's kind; anything else in its place may be a value.
    private static func shown(_ name: String) -> String {
        let isName =
            name.utf8.count <= 40
            && name.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
        return isName ? name : "…"
    }

    /// Where in a body decoding stopped, and why, without any of its values.
    private static func place(of error: any Error) -> String {
        func path(_ context: DecodingError.Context) -> String {
            let keys = context.codingPath.map { $0.intValue.map(String.init) ?? Self.shown($0.stringValue) }
            return keys.isEmpty ? "its top" : keys.joined(separator: ".")
        }
        return switch error {
        case DecodingError.keyNotFound(let key, let context): "\(path(context)): \(shown(key.stringValue)) is missing"
        case DecodingError.typeMismatch(let type, let context): "\(path(context)): no \(type)"
        case DecodingError.valueNotFound(_, let context): "\(path(context)): null"
        case DecodingError.dataCorrupted(let context): "\(path(context)): not valid"
        default: "its top"
        }
    }
}
