/// An error answer of HighLevel: its status and the parts of its body (seen in live traffic).
struct HighLevelFailure: Error, Equatable {
    var status: Int
    /// A text, or the list of texts that 422 answers carry.
    var message: HighLevelValue
    /// `meta` of the duplicate error.
    var meta: HighLevelValue?
    /// The whole body, for the few errors that have another form.
    var envelope: [HighLevelValue.Member]?

    static func badRequest(_ message: String, meta: HighLevelValue? = nil) -> Self {
        .init(status: 400, message: .string(message), meta: meta)
    }

    static func unauthorized(_ message: String) -> Self {
        .init(status: 401, message: .string(message))
    }

    static func unprocessable(_ messages: [String]) -> Self {
        .init(status: 422, message: .init(texts: messages))
    }

    /// An unknown contact is a 400, never a 404; both wordings were seen, which one when is an assumption.
    static func contactNotFound(_ id: String) -> Self {
        let isWellFormed = id.count == 20 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return .badRequest(isWellFormed ? "Contact not found for id:\(id)" : "Contact with id \(id) not found")
    }

    static let foreignLocation = HighLevelFailure(
        status: 403,
        message: "The token does not have access to this location."
    )

    /// The token lacks the scope (seen in live traffic).
    static let missingScope = unauthorized("The token is not authorized for this scope.")

    /// An agency's token on a location's operation, or the reverse (seen in live traffic for the former).
    static let wrongAuthClass = unauthorized(
        "This authClass type is not allowed to access this scope. "
            + "Please verify your IAM configuration if this is not the case."
    )

    /// An agency's private token on users (seen in live traffic).
    static let wrongUserType = unauthorized("Token's user type mismatch!")

    /// A path that the access service does not know (seen in live traffic).
    static let unsupportedRoute = unauthorized(
        "This route is not yet supported by the IAM Service. Please update your IAM config."
    )

    /// The error envelope of the newer v3 operations (official spec).
    static func resource(status: Int, code: String, _ message: String, resolution: String) -> Self {
        var failure = HighLevelFailure(status: status, message: .string(message))
        failure.envelope = [
            .init(
                name: "error",
                value: [
                    "code": .string(code), "message": .string(message), "details": [:],
                    "resolution": .string(resolution),
                ]
            )
        ]
        return failure
    }

    /// The body of a 429 is documented nowhere (assumption).
    static let tooManyRequests = HighLevelFailure(status: 429, message: "Too Many Requests")

    static func unrouted(method: String, path: String) -> Self {
        .init(status: 404, message: .string("Cannot \(method) \(path)"))
    }

    private var reason: String? {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 422: "Unprocessable Entity"
        case 500: "Internal Server Error"
        default: nil
        }
    }

    /// The answer; the duplicate error carries `meta` instead of `error`.
    var reply: HighLevelReply {
        if let envelope { return HighLevelReply(status: status, body: envelope) }
        var members: [HighLevelValue.Member] = [
            .init(name: "statusCode", value: .integer(Int64(status))), .init(name: "message", value: message),
        ]
        if let meta {
            members.append(.init(name: "meta", value: meta))
        } else {
            members.add("error", reason)
        }
        return HighLevelReply(status: status, body: members)
    }
}
