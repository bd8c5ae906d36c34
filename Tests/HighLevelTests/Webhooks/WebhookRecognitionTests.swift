import Foundation
import Testing

@testable import HighLevel

@Suite struct WebhookRecognitionTests {
    @Test func theHintKnowsBetterWhereTheDocumentsMisname() throws {
        let body = #"{"type":"AppointmentCreate","appointment":{"id":"a1"}}"#
        #expect(try event(body).kind == .appointmentCreate)
        for hint in [WebhookEvent.Kind.appointmentUpdate, .appointmentDelete] {
            let event = try event(body, expecting: hint)
            #expect(event.kind == hint && event.recognition == .hint && event.problems.isEmpty)
        }
    }

    @Test func theBodyKnowsBetterElsewhere() throws {
        let event = try event(#"{"type":"ContactDelete","id":"c1"}"#, expecting: .contactCreate)
        #expect(event.kind == .contactDelete && event.recognition == .type)
        #expect(event.problems.map(\.description) == ["type: expected ContactCreate, found ContactDelete"])
    }

    @Test func aMessageThatCameInIsKnownByItsDirection() throws {
        let body = #"{"type":"OutboundMessage","direction":"inbound"}"#
        #expect(try event(body).kind == .inboundMessage)
        #expect(try event(#"{"type":"OutboundMessage","direction":"outbound"}"#).kind == .outboundMessage)
        #expect(try event(#"{"type":"OutboundMessage"}"#, expecting: .inboundMessage).kind == .inboundMessage)
    }

    @Test func aPricesTypeIsNoEvent() throws {
        let body =
            #"{"_id":"p","product":"q","name":"n","type":"recurring","currency":"USD","amount":5,"recurring":{"interval":"month","intervalCount":2}}"#
        let hinted = try event(body, expecting: .priceUpdate)
        #expect(hinted.kind == .priceUpdate && hinted.problems.isEmpty)
        guard case .price(let price) = hinted.payload else { throw WebhookEventTests.Unexpected() }
        #expect(price.type == "recurring" && price.interval == "month" && price.intervalCount == 2)
        let guessed = try event(body)
        #expect(guessed.kind == nil && guessed.group == .price && guessed.recognition == .shape)
        #expect(guessed.payload == hinted.payload)
    }

    @Test(
        arguments: [
            (#"{"id":"1","associationType":"USER_DEFINED","firstObjectKey":"contact"}"#, .association),
            (#"{"id":"1","associationId":"2","firstRecordId":"3"}"#, .relation),
            (#"{"_id":"1","invoiceNumber":"2","amountDue":3}"#, .invoice),
            (#"{"_id":"1","fulfillmentStatus":"unfulfilled"}"#, .order),
            (#"{"_id":"1","product":"2","currency":"USD","amount":0}"#, .price),
            (#"{"_id":"1","productType":"SERVICE"}"#, .product),
            (#"{"key":"custom_objects.site","primaryDisplayProperty":"x"}"#, .objectSchema),
            (#"{"id":"1","properties":[{"key":"k","valueString":"v"}],"owners":[]}"#, .record),
            (#"{"planId":"1","saasProducts":[]}"#, .plan),
            (#"{"agentId":"1","transcript":"x"}"#, .voiceCall),
            (#"{"appointment":{"id":"1"}}"#, .appointment),
            (#"{"pipelineId":"1","pipelineStageId":"2"}"#, .opportunity),
        ] as [(String, WebhookEvent.Group)]
    )
    func aBodyWithoutATypeIsKnownByItsMembers(_ body: String, _ group: WebhookEvent.Group) throws {
        let event = try event(body)
        #expect(event.group == group && event.recognition == .shape && event.payload != .other)
        let kinds = WebhookEvent.Kind.all.filter { $0.group == group }
        #expect(event.kind == (kinds.count == 1 ? kinds[0] : nil))
    }

    @Test func namesAreKnownInEverySpelling() {
        #expect(WebhookEvent.Kind(named: "INSTALL") == .appInstall)
        #expect(WebhookEvent.Kind(named: "AppInstall") == .appInstall)
        #expect(WebhookEvent.Kind(named: "SaasPlanCreate") == .planCreate)
        #expect(WebhookEvent.Kind(named: "SaaSPlanCreate") == .planCreate)
        #expect(WebhookEvent.Kind(named: "ConversationUnreadUpdate") == .conversationUnread)
        #expect(WebhookEvent.Kind(named: "AppointmentCreate") == .appointmentCreate)
        #expect(WebhookEvent.Kind(named: "OutboundMessage") == .outboundMessage)
        #expect(WebhookEvent.Kind(named: "sms") == .providerOutboundMessage)
        #expect(WebhookEvent.Kind(named: "TaskUpdate") == nil)
    }

    @Test func thereAreSixtyFour() {
        let all = WebhookEvent.Kind.all
        #expect(all.count == 64 && Set(all.map(\.name)).count == 64)
        #expect(all.filter { $0.source == .documented }.count == 58)
        #expect(Set(all.map(\.group)) == Set(WebhookEvent.Group.allCases))
        for kind in all { #expect(WebhookEvent.Kind(named: kind.name) == kind) }
    }
}
