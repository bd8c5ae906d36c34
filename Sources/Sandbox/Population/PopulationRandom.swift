import Foundation

/// SplitMix64: small, fast, and the same on every machine, so that one seed is one population.
struct PopulationRandom: RandomNumberGenerator, Sendable, Codable, Equatable {
    private var state: UInt64

    init(state: UInt64) {
        self.state = state
    }

    /// A generator of its own for each subject and index of a seed, so that subjects do not move each other.
    init(seed: UInt64, stream: String, index: Int = 0) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var mixer = PopulationRandom(state: seed ^ hash)
        state = mixer.next() &+ UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below the bound.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True in that share of all calls, 0 to 1.
    mutating func chance(_ share: Double) -> Bool {
        Double(next() >> 11) * 0x1p-53 < share
    }

    /// One of the elements, which must not be empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// Letters and digits, as HighLevel's ids.
    mutating func alphanumeric(_ length: Int) -> String {
        text(length, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    }

    /// Lower-case hexadecimal digits, as HighLevel's business ids.
    mutating func hexadecimal(_ length: Int) -> String {
        text(length, of: "0123456789abcdef")
    }

    private mutating func text(_ length: Int, of alphabet: StaticString) -> String {
        let count = UInt64(alphabet.utf8CodeUnitCount)
        return String(unsafeUninitializedCapacity: length) { buffer in
            for position in 0..<length {
                buffer[position] = alphabet.utf8Start[Int(next().multipliedFullWidth(by: count).high)]
            }
            return length
        }
    }

    /// A version 4 UUID.
    mutating func uuid() -> UUID {
        var bytes = withUnsafeBytes(of: (next(), next())) { Array($0) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
