import Crypto
import Foundation

extension BusybusyConfiguration {
    /// Tells this address and key from another address or key, without telling the key: 24 hexadecimal digits.
    ///
    /// - Parameter salt: goes into it, so that the same key looks different in different places.
    public func fingerprint(salt: String) -> String {
        let text = [salt, endpoint.absoluteString, headerName, headerPrefix, key.value].joined(separator: "\n")
        return SHA256.hash(data: Data(text.utf8)).prefix(12)
            .map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }
}
