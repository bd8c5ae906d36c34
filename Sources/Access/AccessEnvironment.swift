public import Foundation
import Storage

/// What the door takes from the world: the time, chance and ids.
public struct AccessEnvironment: Sendable {
    public let now: @Sendable () -> Date
    /// That many random bytes, fit for secrets.
    public let randomBytes: @Sendable (_ count: Int) -> Data
    /// A new id, greater than all before.
    public let nextID: @Sendable () -> Int64

    /// Puts an environment together.
    public init(
        now: @escaping @Sendable () -> Date,
        randomBytes: @escaping @Sendable (_ count: Int) -> Data,
        nextID: @escaping @Sendable () -> Int64
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.nextID = nextID
    }

    /// The real clock and the system's random source.
    public static func live(nextID: @escaping @Sendable () -> Int64) -> AccessEnvironment {
        AccessEnvironment(
            now: { Date() },
            randomBytes: { count in
                var generator = SystemRandomNumberGenerator()
                return Data((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
            },
            nextID: nextID
        )
    }

    var moment: Milliseconds { Milliseconds(now()) }

    func newToken() -> AccessToken { AccessToken(bytes: randomBytes(AccessToken.length)) }
}
