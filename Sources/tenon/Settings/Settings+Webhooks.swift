import Configuration
import Engine
import Foundation
import HighLevel
import Sandbox

/// Whose signature on a webhook is believed.
struct WebhookTrust: Sendable {
    var keys: WebhookKeys
    var acceptsRetired: Bool
}

extension Settings {
    /// HighLevel's own keys, or those of the file that is set.
    ///
    /// - Throws: ``CommandFailure`` for a file that cannot be read or holds no public key.
    func webhookTrust() throws -> WebhookTrust {
        let name = "TENON_HIGHLEVEL_WEBHOOK_KEY_FILE"
        let acceptsRetired = try flag("highlevel.webhook.rsa", "TENON_HIGHLEVEL_WEBHOOK_RSA")
        guard let path = reader.string(forKey: "highlevel.webhook.key.file") else {
            return WebhookTrust(keys: .official, acceptsRetired: acceptsRetired)
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure("\(path), named by \(name), cannot be read. Check its name and its rights.")
        }
        do {
            return WebhookTrust(keys: try WebhookKeys(pems: Self.pems(in: text)), acceptsRetired: acceptsRetired)
        } catch {
            throw CommandFailure("\(path), named by \(name): \(error.message)")
        }
    }

    /// Several keys may stand in one file, while one is being changed for another.
    private static func pems(in text: String) -> [String] {
        let end = "-----END PUBLIC KEY-----"
        let parts = text.components(separatedBy: end).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        return parts.filter { !$0.isEmpty }.map { $0 + "\n" + end }
    }
}

extension WorkspaceOptions {
    /// Whose webhooks are believed: a sandbox's when one is used.
    func webhookTrust() async throws -> WebhookTrust {
        guard let sandbox else { return try await Settings(file: settings).webhookTrust() }
        let key = try SandboxReady(file: sandbox).highLevel.webhookKey
        return WebhookTrust(keys: try WebhookKeys(pems: [key]), acceptsRetired: false)
    }
}
