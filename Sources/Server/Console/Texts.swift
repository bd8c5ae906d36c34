import Foundation
import Yams

/// The words of the console, by page and key.
struct Texts: Sendable {
    private let words: [String: [String: String]]

    /// - Parameter yaml: Pages with keys with texts.
    /// - Throws: An error of the YAML reader.
    init(yaml: String) throws {
        let document = try YAMLDecoder().decode([String: Entry].self, from: yaml)
        words = document.mapValues(\.texts)
    }

    /// For templates: `{{texts.page.key}}`.
    var model: [String: Any] { words.mapValues { page in page[""] ?? page as Any } }

    /// All keys, as `page.key`; a text that belongs to no page is a key of its own.
    var keys: Set<String> {
        Set(words.flatMap { page, texts in texts.keys.map { $0.isEmpty ? page : "\(page).\($0)" } })
    }

    /// A text, with its `{word}`s replaced. The key itself where there is none: something to see and to mend.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        let halves = key.split(separator: ".", maxSplits: 1).map(String.init)
        let text = words[halves[0]]?[halves.count > 1 ? halves[1] : ""] ?? key
        return values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// A page with texts, or one text.
    private enum Entry: Decodable {
        case text(String)
        case page([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .page(try container.decode([String: String].self))
            }
        }

        var texts: [String: String] {
            switch self {
            case .text(let text): ["": text]
            case .page(let texts): texts
            }
        }
    }
}
