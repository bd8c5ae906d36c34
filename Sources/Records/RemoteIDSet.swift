/// A set of remote ids that stays small: those in the spelling of either system take 16 bytes each, so that ten times as
/// many records are hardly felt. Other ids are kept as they are.
public struct RemoteIDSet: Hashable, Sendable {
    private var uuids: Set<UInt128> = []
    private var words: Set<UInt128> = []
    private var texts: Set<String> = []

    public init() {}

    /// How many ids it holds.
    public var count: Int { uuids.count + words.count + texts.count }

    /// Adds an id; false when it was there.
    @discardableResult
    public mutating func insert(_ id: String) -> Bool {
        if let number = Self.uuid(id) { return uuids.insert(number).inserted }
        if let number = Self.word(id) { return words.insert(number).inserted }
        return texts.insert(id).inserted
    }

    /// Whether it holds the id.
    public func contains(_ id: String) -> Bool {
        if let number = Self.uuid(id) { return uuids.contains(number) }
        if let number = Self.word(id) { return words.contains(number) }
        return texts.contains(id)
    }

    /// The number of a UUID in lower case with its hyphens, as busybusy writes them; nil for any other text.
    private static func uuid(_ id: String) -> UInt128? {
        let bytes = id.utf8
        guard bytes.count == 36 else { return nil }
        var number: UInt128 = 0
        for (position, byte) in bytes.enumerated() {
            let wantsHyphen = position == 8 || position == 13 || position == 18 || position == 23
            guard (byte == UInt8(ascii: "-")) == wantsHyphen else { return nil }
            if wantsHyphen { continue }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt128(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt128(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return number
    }

    /// The number of at most 20 letters and digits, as HighLevel writes its ids, read to the base of 62 behind a leading 1,
    /// so that texts of different lengths differ; nil for any other text.
    private static func word(_ id: String) -> UInt128? {
        let bytes = id.utf8
        guard bytes.count <= 20 else { return nil }
        var number: UInt128 = 1
        for byte in bytes {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - UInt8(ascii: "A") + 10
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - UInt8(ascii: "a") + 36
            default: return nil
            }
            number = number * 62 + UInt128(digit)
        }
        return number
    }
}
