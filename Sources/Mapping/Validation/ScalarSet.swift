/// A set of characters in a pattern, by Unicode scalars.
struct ScalarSet: Hashable {
    /// A kind of characters that has a name.
    enum Class: Hashable {
        case digit, word, space

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .digit: ("0"..."9").contains(scalar)
            case .word: scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            case .space: scalar.properties.isWhitespace
            }
        }
    }

    /// One part of the set.
    enum Member: Hashable {
        case range(ClosedRange<Unicode.Scalar>)
        case kind(Class, isNegated: Bool)
    }

    var members: [Member]
    var isNegated = false

    /// Every character.
    static let all = ScalarSet(members: [], isNegated: true)

    init(members: [Member], isNegated: Bool = false) {
        self.members = members
        self.isNegated = isNegated
    }

    init(_ scalar: Unicode.Scalar) { self.init(members: [.range(scalar...scalar)]) }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isMember = members.contains { member in
            switch member {
            case .range(let range): range.contains(scalar)
            case .kind(let kind, let isNegated): kind.contains(scalar) != isNegated
            }
        }
        return isMember != isNegated
    }
}
