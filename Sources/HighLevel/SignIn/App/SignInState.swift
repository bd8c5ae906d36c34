public import Foundation

/// The unguessable text that ties a callback to the sign-in that was begun here, so that nobody can slip in another.
public struct SignInState: Sendable, Hashable {
    /// How long a person has to grant access: 15 minutes.
    public static let lifetime: Duration = .seconds(15 * 60)

    /// The text, fit for an address.
    public let value: String
    /// When the sign-in was begun.
    public let issuedAt: Date

    /// Draws 256 bits from the generator, which must be a cryptographic one, as the system's is.
    public init(using generator: inout some RandomNumberGenerator, at date: Date) {
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        value = Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        issuedAt = date
    }

    /// Whether a callback's state is this one and not too old. Takes the same time wherever the texts differ.
    public func accepts(_ other: String, at date: Date) -> Bool {
        let age = date.timeIntervalSince(issuedAt)
        let isFresh = age >= 0 && age <= Double(Self.lifetime.components.seconds)
        return Self.areEqual(Array(value.utf8), Array(other.utf8)) && isFresh
    }

    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
