import Foundation

/// The keys that are in use: the first seals, all of them open. So a key can be changed while old seals are still about.
public struct SecretKeyRing: Sendable {
    /// At least one.
    public let keys: [SecretKey]

    /// The key that seals.
    public var first: SecretKey { keys[0] }

    /// Reads keys, one a line or with commas between; a line that begins with `#` is a remark.
    ///
    /// - Parameter place: names the file or the setting in errors.
    /// - Throws: ``SecretError`` with code `.unusableKey` for a text that holds no key, or something else.
    public init(text: String, place: String) throws(SecretError) {
        var keys: [SecretKey] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("#") { continue }
            for part in line.split(separator: ",") {
                guard let key = SecretKey(text: part) else { throw .noKey(place, line: number + 1) }
                if !keys.contains(where: { $0.id == key.id }) { keys.append(key) }
            }
        }
        guard !keys.isEmpty else { throw .noKey(place, line: nil) }
        self.keys = keys
    }

    /// The key with that id.
    func key(_ id: some StringProtocol) -> SecretKey? { keys.first { $0.id == id } }
}

extension SecretError {
    fileprivate static func noKey(_ place: String, line: Int?) -> SecretError {
        SecretError(
            .unusableKey,
            place + (line.map { ", line \($0)," } ?? "") + " holds no key. A key is 32 bytes in base64 or hexadecimal; "
                + "make a file with one by: tenon secrets new-key --file tenon.key"
        )
    }
}
