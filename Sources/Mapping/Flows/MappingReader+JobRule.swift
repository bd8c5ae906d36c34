import Yams

extension MappingReader {
    /// `jobs: true`, or its options; nil when it is switched off.
    mutating func jobRule(_ node: Node) -> JobRule? {
        if let flag = node.bool { return flag ? JobRule() : nil }
        _ = entries(of: node, in: "'jobs'", known: [])
        return JobRule()
    }
}
