import Foundation

/// Reads and writes the values of a URL's query.
enum QueryText {
    /// The decoded values by name; the first of a name counts, and `+` stands for a blank.
    static func values(_ query: String) -> [String: String] {
        var values: [String: String] = [:]
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(pair[0])
            if values[name] == nil { values[name] = pair.count > 1 ? decoded(pair[1]) : "" }
        }
        return values
    }

    /// The text with everything but letters, digits and `-._~` escaped.
    static func encoded(_ text: String) -> String {
        let kept = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: kept) ?? text
    }

    private static func decoded(_ part: Substring) -> String {
        let text = part.replacing("+", with: " ")
        return text.removingPercentEncoding ?? String(text)
    }
}
