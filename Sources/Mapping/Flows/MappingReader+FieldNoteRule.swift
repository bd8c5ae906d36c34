import Yams

extension MappingReader {
    /// `field-notes: true`, or its options; nil when it is switched off.
    mutating func fieldNoteRule(_ node: Node) -> FieldNoteRule? {
        if let flag = node.bool { return flag ? FieldNoteRule() : nil }
        _ = entries(of: node, in: "'field-notes'", known: [])
        return FieldNoteRule()
    }
}
