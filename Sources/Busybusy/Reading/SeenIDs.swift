/// The ids that a walk through a list has met. UUIDs in busybusy's own spelling take 16 bytes each, so that a walk through
/// ten times as many nodes holds hardly more memory; other ids are kept as they are.
struct SeenIDs: Sendable {
    private var numbers: Set<UInt128> = []
    private var texts: Set<String> = []

    /// Notes an id; false when it was known.
    mutating func insert(_ id: String) -> Bool {
        if let number = Self.number(of: id) { numbers.insert(number).inserted } else { texts.insert(id).inserted }
    }

    /// The number that a UUID in lower case with its hyphens stands for; nil for any other text.
    private static func number(of id: String) -> UInt128? {
        let bytes = id.utf8
        guard bytes.count == 36 else { return nil }
        var number: UInt128 = 0
        for (position, byte) in bytes.enumerated() {
            let isHyphen = byte == UInt8(ascii: "-")
            let wantsHyphen = position == 8 || position == 13 || position == 18 || position == 23
            guard isHyphen == wantsHyphen else { return nil }
            if isHyphen { continue }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt128(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt128(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return number
    }
}
