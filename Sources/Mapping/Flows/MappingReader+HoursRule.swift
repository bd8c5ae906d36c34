import Yams

extension MappingReader {
    /// `hours: true`, or its options; nil when it is switched off.
    mutating func hoursRule(_ node: Node) -> HoursRule? {
        if let flag = node.bool { return flag ? HoursRule() : nil }
        _ = entries(of: node, in: "'hours'", known: [])
        return HoursRule()
    }
}
