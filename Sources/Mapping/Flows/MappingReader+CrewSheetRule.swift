import Yams

extension MappingReader {
    /// `crew-sheet: true`, or its options; nil when it is switched off.
    mutating func crewSheetRule(_ node: Node) -> CrewSheetRule? {
        if let flag = node.bool { return flag ? CrewSheetRule() : nil }
        _ = entries(of: node, in: "'crew-sheet'", known: [])
        return CrewSheetRule()
    }
}
