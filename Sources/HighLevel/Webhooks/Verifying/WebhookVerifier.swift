import Crypto
import CryptoExtras
public import Foundation

/// Tells whether a webhook was signed by HighLevel, over the raw bytes of its body.
///
/// The body must be the bytes as they came: parsed and written again, they are other bytes and the signature is wrong.
/// The work for one webhook is bounded: one hash over at most ``maximumBodyBytes`` and one check per key. Keys and
/// signatures are public, so nothing is to be learned from how long it takes.
///
/// ```swift
/// let verdict = WebhookVerifier().verify(body, signature: WebhookSignature { request.headers[$0] })
/// guard verdict == .valid else { return verdict.status }
/// ```
public struct WebhookVerifier: Sendable {
    /// The largest body that is looked at unless told otherwise: 1 MiB.
    ///
    /// The documents name no bound. The largest seen shapes are contacts with many custom fields and messages with HTML;
    /// both stay far below (assumption).
    public static let defaultMaximumBodyBytes = 1024 * 1024

    /// The keys of which one must fit.
    public let keys: WebhookKeys
    /// Whether the retired RSA signature counts where the Ed25519 one is missing.
    public let acceptsRetiredSignature: Bool
    /// The largest body that is looked at, in bytes.
    public let maximumBodyBytes: Int

    /// Makes a verifier.
    ///
    /// - Parameters:
    ///   - acceptsRetiredSignature: off unless told otherwise: `X-WH-Signature` was retired in 2026.
    ///   - maximumBodyBytes: at least 1.
    public init(
        keys: WebhookKeys = .official,
        acceptsRetiredSignature: Bool = false,
        maximumBodyBytes: Int = defaultMaximumBodyBytes
    ) {
        self.keys = keys
        self.acceptsRetiredSignature = acceptsRetiredSignature
        self.maximumBodyBytes = max(1, maximumBodyBytes)
    }

    /// What is to be thought of the body, by its size and its signature alone.
    ///
    /// A present Ed25519 signature decides by itself: a wrong one is not made good by the retired one.
    public func verify(_ body: Data, signature: WebhookSignature) -> WebhookVerdict {
        guard body.count <= maximumBodyBytes else {
            return .bodyTooLarge(bytes: body.count, maximum: maximumBodyBytes)
        }
        if let current = signature.current { return verify(body, current: current) }
        guard let retired = signature.retired else { return .signatureMissing }
        return acceptsRetiredSignature ? verify(body, retired: retired) : .retiredSignatureOnly
    }

    private func verify(_ body: Data, current value: String) -> WebhookVerdict {
        guard let signature = WebhookSignature.bytes(of: value), signature.count == 64 else {
            return .malformedSignature
        }
        return keys.current.contains { $0.isValidSignature(signature, for: body) } ? .valid : .wrongSignature
    }

    private func verify(_ body: Data, retired value: String) -> WebhookVerdict {
        guard let bytes = WebhookSignature.bytes(of: value),
            keys.retired.contains(where: { $0.keySizeInBits == bytes.count * 8 })
        else { return .malformedSignature }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: bytes)
        let digest = SHA256.hash(data: body)
        let fits = keys.retired.contains {
            $0.isValidSignature(signature, for: digest, padding: .insecurePKCS1v1_5)
        }
        return fits ? .valid : .wrongSignature
    }
}
