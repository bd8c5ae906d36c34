import Foundation
import Records

/// What a sub-project was last given of its opportunity, as a job's copy keeps it.
struct JobContent: Hashable, Codable {
    var title: Value
    var number: Value
    /// Whether Tenon archived it, since its opportunity met the rule no more. A person's archiving is left alone.
    var isArchived = false

    init(title: Value, number: Value) {
        self.title = title
        self.number = number
    }

    /// Reads what ``text`` gave; nil for anything else.
    init?(text: String) {
        guard let content = try? JSONDecoder().decode(JobContent.self, from: Data(text.utf8)) else { return nil }
        self = content
    }

    /// The same for equal contents.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts, nulls and a flag always have a JSON form.
        guard let data = try? encoder.encode(self) else { preconditionFailure("a job's content has a JSON form") }
        return String(decoding: data, as: UTF8.self)
    }

    subscript(field: FieldName) -> Value { field == "title" ? title : number }
}
