import Foundation
import Testing

@testable import HighLevel

@Suite(.enabled(if: OfficialWebhooks.areAtHand, OfficialWebhooks.howToGetThem))
struct WebhookDocumentsTests {
    @Test func everyEventIsKnownWithItsTypeAndScope() throws {
        let events = try OfficialWebhooks.events()
        #expect(Set(events.map(\.event)) == Set(WebhookEvent.Kind.all.map(\.name)))
        for event in events {
            let kind = try #require(WebhookEvent.Kind(named: event.event))
            #expect(kind.documentedTypes == event.payload_type, "\(event.event)")
            guard let scope = event.scopes_md.first else { continue }
            #expect(kind.scope?.rawValue == scope && event.scopes_md.count == 1, "\(event.event)")
        }
    }

    /// A body with every documented member decodes without a problem, and each value is found in the typed content.
    @Test func everyDocumentedMemberIsRead() throws {
        for event in try OfficialWebhooks.events() {
            var sample = WebhookSample()
            for field in event.fields { sample.add(field.name, type: field.type) }
            let hint = try #require(WebhookEvent.Kind(named: event.event))
            let body = try JSONEncoder().encode(sample.body(type: event.payload_type.first))
            let decoded = try WebhookEvent(decoding: body, expecting: hint)
            #expect(decoded.kind == hint, "\(event.event)")
            #expect(decoded.problems.isEmpty, "\(event.event): \(decoded.problems)")
            let text = "\(decoded.payload) \(decoded.envelope)"
            let unread = sample.values.filter { member, forms in
                !forms.contains(where: text.contains) && !Self.isInTheBodyOnly(member, of: hint)
            }
            #expect(unread.isEmpty, "\(event.event): \(unread.keys.sorted())")
        }
    }

    /// What is left to the whole body on purpose: the mail service's own report.
    private static func isInTheBodyOnly(_ member: String, of kind: WebhookEvent.Kind) -> Bool {
        guard kind == .emailStats, member.hasPrefix("webhookPayload.") else { return false }
        let rest = [
            "flags.", "message.attachments", "message.size", "log-level", "recipient-domain", "recipient-provider",
            "delivery-status.session-seconds", "delivery-status.enhanced-code", "delivery-status.mx-host",
            "delivery-status.utf8", "delivery-status.i-first-delivery-attempt-seconds", "envelope.targets",
            "envelope.transport", "envelope.sending-ip", "envelope.i-ip-pool",
        ]
        return rest.contains { member.dropFirst("webhookPayload.".count).hasPrefix($0) }
    }
}
