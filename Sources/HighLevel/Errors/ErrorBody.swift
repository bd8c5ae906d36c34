import Foundation

/// The body of a failed call, read as far as it can be.
struct ErrorBody {
    /// The messages: one for most statuses, several for 422 (seen in live traffic).
    var messages: [String] = []
    var traceID: String?
    var duplicate: HighLevelError.Duplicate?

    init(_ data: Data) {
        guard case .object(let fields)? = try? JSONDecoder().decode(JSONValue.self, from: data) else { return }
        traceID = fields["traceId"]?.stringValue
        switch fields["message"] {
        case .string(let text): messages = [text]
        case .array(let items): messages = items.compactMap(\.stringValue)
        default: break
        }
        if case .object(let meta)? = fields["meta"], let contactID = meta["contactId"]?.stringValue {
            duplicate = .init(contactID: contactID, matchingField: meta["matchingField"]?.stringValue)
        }
    }

    /// The messages in one line of at most 500 characters.
    var text: String {
        messages.isEmpty ? "no message" : String(messages.joined(separator: "; ").prefix(500))
    }
}
