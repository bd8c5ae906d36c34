import Foundation
import NIOCore

/// The proxies whose word about where a request comes from is taken.
public struct TrustedProxies: Hashable, Sendable {
    private let ranges: [Range]

    /// Nobody's word is taken: whoever connects is who asks.
    public static let none = TrustedProxies(ranges: [])

    private init(ranges: [Range]) { self.ranges = ranges }

    /// Reads addresses and ranges such as `10.0.0.0/8, ::1`; nil for what is none.
    public init?(text: String) {
        var ranges: [Range] = []
        for part in text.split(separator: ",") {
            guard let range = Range(text: part.trimmingCharacters(in: .whitespaces)) else { return nil }
            ranges.append(range)
        }
        self.ranges = ranges
    }

    /// Where a request comes from: the last address on its way that is not a trusted proxy's.
    ///
    /// - Parameters:
    ///   - peer: The other end of the connection.
    ///   - forwarded: What `X-Forwarded-For` says, as the proxies wrote it one after another.
    func origin(peer: String, forwarded: String?) -> String {
        var way = (forwarded ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        var origin = peer
        while isTrusted(origin), let previous = way.popLast(), Range.bytes(previous) != nil { origin = previous }
        return origin
    }

    private func isTrusted(_ address: String) -> Bool {
        guard let bytes = Range.bytes(address) else { return false }
        return ranges.contains { $0.contains(bytes) }
    }

    /// Addresses that begin alike.
    private struct Range: Hashable, Sendable {
        let bytes: [UInt8]
        let bits: Int

        init?(text: String) {
            let halves = text.split(separator: "/", omittingEmptySubsequences: false)
            guard halves.count <= 2, let bytes = Self.bytes(String(halves[0])) else { return nil }
            guard let bits = halves.count == 2 ? Int(halves[1]) : bytes.count * 8, (0...bytes.count * 8).contains(bits)
            else {
                return nil
            }
            self.bytes = bytes
            self.bits = bits
        }

        func contains(_ other: [UInt8]) -> Bool {
            guard other.count == bytes.count else { return false }
            return (0..<bits).allSatisfy { bit in
                (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
            }
        }

        static func bytes(_ address: String) -> [UInt8]? {
            guard let address = try? SocketAddress(ipAddress: address, port: 0) else { return nil }
            return switch address {
            case .v4(let v4): withUnsafeBytes(of: v4.address.sin_addr.s_addr) { Array($0) }
            case .v6(let v6): withUnsafeBytes(of: v6.address.sin6_addr) { Array($0) }
            case .unixDomainSocket: nil
            }
        }
    }
}
