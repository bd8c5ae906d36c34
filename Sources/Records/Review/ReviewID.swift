/// The short name of something in review, such as `k3f9qa-7x`.
///
/// The first part stays the same for as long as the thing is there. The second stands for the values that were shown: who
/// decides by it has seen them.
public struct ReviewID: Hashable, Sendable {
    /// Names the record, the code and the field.
    public let stem: String
    /// Stands for the two values; nil where there are none to choose from.
    public let check: String?

    /// - Parameters:
    ///   - subject: The record that it is about.
    ///   - code: What kind of thing it is.
    ///   - field: The field that it is about; empty when it is about the whole record.
    ///   - values: What both sides said when it was put in review.
    public init(subject: RecordID, code: String, field: String, values: BasePair? = nil) {
        var hash = FNV1a()
        for text in [subject.kind.rawValue, subject.remoteID, code, field] { hash.combine(text) }
        stem = Self.text(hash.value, length: 6)
        check = values.map { values in
            hash.combine(values.contact)
            hash.combine(values.project)
            return Self.text(hash.value, length: 2)
        }
    }

    /// Digits and letters that are not taken for one another.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

    private static func text(_ hash: UInt64, length: Int) -> String {
        // The low bits of this hash are its weakest: the high ones are folded in.
        var rest = hash ^ (hash >> 31)
        return String(
            (0..<length).map { _ in
                defer { rest >>= 5 }
                return alphabet[Int(rest & 31)]
            }
        )
    }
}

extension ReviewID: CustomStringConvertible {
    public var description: String { check.map { "\(stem)-\($0)" } ?? stem }
}
