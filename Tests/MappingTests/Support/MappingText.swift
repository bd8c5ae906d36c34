import Mapping
import Testing

/// A document around one part that a test is about.
enum MappingText {
    static let rules = """
        fields:
          - highlevel: name
            busybusy: title
        """

    /// Line 1 is the version, and line 2 the first of the rest.
    static func with(_ rest: String) -> String { "tenon: 1\n" + rest }

    /// Lines 1 to 4 are valid, and line 5 is the first of the rest.
    static func withRules(and rest: String) -> String { with(rules + "\n" + rest) }

    /// One field rule, from line 3 on.
    static func rule(_ lines: String...) -> String {
        with("fields:\n  - " + lines.joined(separator: "\n    "))
    }
}

extension MappingDocument {
    /// The problems that the reader notes in the document.
    static func problems(in yaml: String) -> [MappingProblem] {
        do {
            let document = try MappingDocument(yaml: yaml)
            Issue.record("was read without a problem as \(document)")
            return []
        } catch {
            return error.problems
        }
    }
}
