import Dispatch
import Foundation
import Synchronization

/// Hashes passwords one after another, away from the threads that answer requests: each takes a tenth of a second and
/// 32 MiB, and whoever is not signed in yet may ask for many.
public final class PasswordHasher: Sendable {
    private let cost: PasswordHash.Cost
    private let queue = DispatchQueue(label: "tenon.passwords")
    private let waiting = Mutex(0)
    /// How many may wait: at a tenth of a second each, nobody waits longer than about three seconds.
    private static let longestQueue = 32

    public init(cost: PasswordHash.Cost = .standard) { self.cost = cost }

    /// - Throws: ``AccessError`` with `busy` when too many wait.
    func hash(_ password: String, salt: Data) async throws -> PasswordHash {
        try await run { [cost] in try PasswordHash(password, salt: salt, cost: cost) }
    }

    /// Whether the password is the one that was hashed. Takes as long when there is nothing to compare with.
    ///
    /// - Throws: ``AccessError`` with `busy` when too many wait.
    func matches(_ password: String, _ text: String?) async throws -> Bool {
        try await run { [cost] in
            guard let hash = text.flatMap(PasswordHash.init(text:)) else {
                _ = try PasswordHash(password, salt: Data(count: PasswordHash.saltLength), cost: cost)
                return false
            }
            return hash.matches(password)
        }
    }

    /// Whether a kept password is to be hashed anew, at today's cost.
    func isOutdated(_ text: String) -> Bool { PasswordHash(text: text)?.isOutdated(cost) ?? true }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let isFull = waiting.withLock { count in
            if count >= Self.longestQueue { return true }
            count += 1
            return false
        }
        if isFull { throw AccessError(.busy, "Too many people sign in at this moment. Try again in a few seconds.") }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
