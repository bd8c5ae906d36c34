import Foundation
import Hummingbird

/// The fields of a form that was sent.
struct FormFields: Sendable {
    private var fields: [String: String] = [:]

    init() {}

    /// - Throws: An error when the text is no form.
    init(urlEncoded text: String) throws {
        fields = text.isEmpty ? [:] : try URLEncodedFormDecoder().decode([String: String].self, from: text)
    }

    /// What a field says; empty when the form has none such.
    subscript(_ name: String) -> String { fields[name] ?? "" }

    /// Whether a box is ticked.
    func isTicked(_ name: String) -> Bool { fields[name] != nil }
}
