import Yams

extension MappingReader {
    /// `people: true`, or its options; nil when it is switched off.
    mutating func peopleRule(_ node: Node) -> PeopleRule? {
        if let flag = node.bool { return flag ? PeopleRule() : nil }
        _ = entries(of: node, in: "'people'", known: [])
        return PeopleRule()
    }
}
