extension Record {
    /// A 64-bit digest of everything that a mapping can see: equal snapshots have equal digests, on any machine.
    ///
    /// FNV-1a over the sorted fields. It tells "changed since the last look" apart from "not changed"; it guards nothing
    /// against an adversary, who could only hide a change of their own.
    public var digest: Int64 {
        var hash = FNV1a()
        hash.combine(isArchived ? 1 : 0)
        if let owner { hash.combine(owner) }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) where value != .null {
            hash.combine(name.rawValue)
            hash.combine(value)
        }
        return Int64(bitPattern: hash.value)
    }
}

/// The Fowler–Noll–Vo hash, variant 1a, of 64 bits.
struct FNV1a {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
        combine(UInt8(0xff))
    }

    mutating func combine(_ field: Value) {
        switch field {
        case .null: combine(UInt8(0))
        case .text(let text):
            combine(UInt8(1))
            combine(text)
        case .number(let number):
            combine(UInt8(2))
            combine(String(number))
        case .flag(let flag): combine(flag ? UInt8(3) : UInt8(4))
        case .list(let elements):
            combine(UInt8(5))
            for element in elements { combine(element) }
            combine(UInt8(6))
        }
    }
}
