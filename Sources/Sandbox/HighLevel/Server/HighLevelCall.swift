/// A request after the gate: known operation, version and body, values of the path and the query.
struct HighLevelCall: Sendable {
    var version: HighLevelVersion
    /// The values of the path's `{...}` parts by name.
    var path: [String: String]
    /// Decoded query values; `+` stands for a blank, as HighLevel's clients learn with telephone numbers.
    var query: [String: String]
    var body: HighLevelValue
    /// `http://127.0.0.1:8080`, for links in answers.
    var origin: String
    var now: HighLevelTime

    var contactID: String { path["contactId"] ?? "" }

    /// A whole number of the query; `20.0` is one too (seen in live traffic). Nil when absent, 422 when unreadable.
    func number(_ name: String, in range: ClosedRange<Int>) throws(HighLevelFailure) -> Int? {
        guard let text = query[name] else { return nil }
        guard let double = Double(text), let number = Int(exactly: double) else {
            throw .unprocessable(["\(name) must be a number conforming to the specified constraints"])
        }
        if number < range.lowerBound { throw .unprocessable(["\(name) must not be less than \(range.lowerBound)"]) }
        if number > range.upperBound { throw .unprocessable(["\(name) must not be greater than \(range.upperBound)"]) }
        return number
    }
}
