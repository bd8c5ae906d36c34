import Foundation

/// The body of a failed call, read as far as it can be.
struct ErrorBody {
    /// The messages: one for most statuses, several for 422 (seen in live traffic).
    var messages: [String] = []
    var traceID: String?
    var duplicate: HighLevelError.Duplicate?

    /// - Parameter token: what the call was made with. A body may echo it anywhere, and an error must never show it.
    init(_ data: Data, hiding token: HighLevelToken?) {
        guard case .object(let fields)? = try? ReplyDecoder.decode(JSONValue.self, from: data) else { return }
        func text(_ value: JSONValue?) -> String? {
            guard let text = value?.stringValue else { return nil }
            return token?.redacted(in: text) ?? text
        }
        traceID = text(fields["traceId"])
        switch fields["message"] {
        case .string: messages = [text(fields["message"])].compactMap(\.self)
        case .array(let items): messages = items.compactMap(text)
        default: break
        }
        if case .object(let meta)? = fields["meta"], let contactID = text(meta["contactId"]) {
            duplicate = .init(contactID: contactID, matchingField: text(meta["matchingField"]))
        }
    }

    /// The messages in one line of at most 500 characters.
    var text: String {
        messages.isEmpty ? "no message" : String(messages.joined(separator: "; ").prefix(500))
    }
}
