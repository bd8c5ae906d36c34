import CryptoExtras
public import Foundation

/// A password as it is kept: the outcome of scrypt with its salt and costs, in the form `$scrypt$ln=15,r=8,p=3$salt$hash`.
///
/// The costs are written into each, so they can be raised later: an older one still verifies, and ``isOutdated`` says that it
/// is to be made anew at the next sign-in.
public struct PasswordHash: Hashable, Sendable {
    /// What one hash costs: `2^logRounds` rounds over blocks of `blockSize` × 128 bytes, `parallelism` times.
    public struct Cost: Hashable, Sendable {
        let logRounds: Int
        let blockSize: Int
        let parallelism: Int

        /// Memory in bytes that one hash takes.
        var memory: Int { 128 * blockSize << logRounds }

        /// 32 MiB, three times over: one of the equal settings that OWASP's Password Storage Cheat Sheet gives for scrypt.
        public static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)
        /// For tests: nothing but cheap.
        public static let cheap = Cost(logRounds: 4, blockSize: 8, parallelism: 1)
    }

    let cost: Cost
    private let salt: Data
    private let hash: Data

    /// Hashes a password. Takes a tenth of a second and 32 MiB at the standard cost: not for an event loop.
    ///
    /// - Parameter salt: 16 random bytes.
    public init(_ password: String, salt: Data, cost: Cost = .standard) throws {
        self.cost = cost
        self.salt = salt
        hash = try Self.derive(password, salt, cost)
    }

    /// Reads what ``text`` wrote; nil for anything else, and for costs beyond any that was ever written.
    public init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let salt = Data(base64Encoded: String(parts[3])), let hash = Data(base64Encoded: String(parts[4])),
            let cost = Cost(text: parts[2]), !salt.isEmpty, hash.count == Self.length
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// The form in which it is stored.
    public var text: String {
        "$scrypt$\(cost.text)$\(salt.base64EncodedString())$\(hash.base64EncodedString())"
    }

    /// Whether the password is the one that was hashed. Takes the same time whether it is or not.
    public func matches(_ password: String) -> Bool {
        guard let other = try? Self.derive(password, salt, cost) else { return false }
        return ConstantTime.equal(hash, other)
    }

    /// Whether it was made at another cost than is asked for today.
    public func isOutdated(_ today: Cost = .standard) -> Bool { cost != today }

    /// Bytes of salt.
    public static let saltLength = 16
    private static let length = 32

    private static func derive(_ password: String, _ salt: Data, _ cost: Cost) throws -> Data {
        // One password typed on two keyboards is the same password (NIST SP 800-63B, section 5.1.1.2).
        let normal = Data(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: normal,
            salt: salt,
            outputByteCount: length,
            rounds: 1 << cost.logRounds,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism,
            maxMemory: 2 * cost.memory * cost.parallelism
        )
        return key.withUnsafeBytes { Data($0) }
    }
}

extension PasswordHash.Cost {
    fileprivate var text: String { "ln=\(logRounds),r=\(blockSize),p=\(parallelism)" }

    fileprivate init?(text: Substring) {
        var values: [Substring: Int] = [:]
        for pair in text.split(separator: ",") {
            let halves = pair.split(separator: "=")
            guard halves.count == 2, let value = Int(halves[1]) else { return nil }
            values[halves[0]] = value
        }
        guard let rounds = values["ln"], let size = values["r"], let parallelism = values["p"], values.count == 3,
            (1...20).contains(rounds), (1...16).contains(size), (1...8).contains(parallelism)
        else { return nil }
        self.init(logRounds: rounds, blockSize: size, parallelism: parallelism)
    }
}
