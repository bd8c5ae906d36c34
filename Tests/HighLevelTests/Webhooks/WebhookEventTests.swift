import Foundation
import Testing

@testable import HighLevel

@Suite struct WebhookEventTests {
    @Test func aContactAsTheDocumentsShowIt() throws {
        let event = try event(
            """
            {"type":"ContactDndUpdate","locationId":"loc1","id":"c1","address1":"3535 1st St N","city":"Ruwais",
             "companyName":"Tenet","country":"DE","source":"xyz form","dateAdded":"2021-02-26T13:09:04.000Z",
             "dateOfBirth":"2000-01-05T00:00:00.000Z","dnd":true,"email":"ann@x.io","name":"Ann Lee",
             "firstName":"Ann","lastName":"Lee","phone":"+919","postalCode":"335061","state":"AL","tags":["a","b"],
             "website":"https://x.io","attachments":[],"assignedTo":"u1","timezone":"America/Boise",
             "dndSettings":{"SMS":{"status":"active","message":"m","code":"101"},"RCS":{"status":"inactive"}},
             "customFields":[{"id":"f1","value":"x"},{"id":"f2","value":[1]},{"id":"f3"}],
             "webhookId":"w1","timestamp":"2026-11-01T00:00:00.000Z","versionId":"v1","appId":"a1","new":{"x":1}}
            """
        )
        guard case .contact(let contact) = event.payload else { throw Unexpected() }
        #expect(event.kind == .contactDndUpdate && event.group == .contact && event.recognition == .type)
        #expect(contact.id == "c1" && contact.firstName == "Ann" && contact.tags == ["a", "b"] && contact.dnd == true)
        #expect(contact.dndSettings["SMS"]?.code == "101" && contact.dndSettings["RCS"]?.status == "inactive")
        #expect(contact.customFields?.map(\.id) == ["f1", "f2", "f3"] && contact.customFields?[2].value == .null)
        #expect(contact.dateAdded == Date(timeIntervalSince1970: 1_614_344_944))
        #expect(event.envelope.webhookID == "w1" && event.envelope.versionID == "v1" && event.envelope.appID == "a1")
        #expect(event.envelope.timestamp == Date(timeIntervalSince1970: 1_793_491_200))
        #expect(event.problems.isEmpty)
        #expect(Self.member("new", of: event) == .object(["x": 1]))
    }

    @Test func aLiveTaskLacksContactAndBody() throws {
        let event = try event(
            #"{"type":"TaskCreate","locationId":"loc1","id":"t1","assignedTo":"u1","title":"Call","dueDate":"2026-11-02T09:00:00.000Z","dateAdded":1793491200000,"webhookId":"w"}"#
        )
        guard case .task(let task) = event.payload else { throw Unexpected() }
        #expect(task.contactID == nil && task.body == nil && task.title == "Call" && task.assignedTo == "u1")
        #expect(task.dateAdded == Date(timeIntervalSince1970: 1_793_491_200))
        #expect(event.problems.isEmpty)
    }

    @Test func aLiveNoteLacksUserAndTitle() throws {
        let event = try event(#"{"type":"NoteUpdate","locationId":"l","id":"n1","body":"<p>x</p>","contactId":"c1"}"#)
        guard case .note(let note) = event.payload else { throw Unexpected() }
        #expect(note.id == "n1" && note.contactID == "c1" && note.body == "<p>x</p>")
        #expect(note.userID == nil && note.title == nil)
    }

    @Test(
        arguments: [
            ("2026-11-02T16:00:00+05:30", 1_793_615_400.0), ("2026-11-02T10:30:00Z", 1_793_615_400),
            ("2026-11-02 10:30:00", nil), ("2026-11-02", nil), ("soon", nil),
        ] as [(String, Double?)]
    )
    func timesOfAppointments(_ text: String, _ expected: Double?) throws {
        let event = try event(#"{"type":"AppointmentCreate","appointment":{"id":"a","startTime":"\#(text)"}}"#)
        guard case .appointment(let appointment) = event.payload else { throw Unexpected() }
        #expect(appointment.startTime == text)
        #expect(appointment.start == expected.map { Date(timeIntervalSince1970: $0) })
        #expect(event.problems.isEmpty)
    }

    @Test(
        arguments: [
            (#""2026-11-01T00:00:00.000Z""#, 1_793_491_200.0), (#""2026-11-01T00:00:00Z""#, 1_793_491_200),
            (#""2026-11-01 00:00:00""#, 1_793_491_200), (#""2026-11-01""#, 1_793_491_200),
            ("1793491200000", 1_793_491_200), ("1793491200", 1_793_491_200), ("1793491200.5", 1_793_491_200.5),
            ("null", nil), (#""""#, nil),
        ] as [(String, Double?)]
    )
    func pointsInTime(_ json: String, _ expected: Double?) throws {
        let event = try event(#"{"type":"NoteCreate","dateAdded":\#(json)}"#)
        guard case .note(let note) = event.payload else { throw Unexpected() }
        #expect(note.dateAdded == expected.map { Date(timeIntervalSince1970: $0) })
        #expect(event.problems.isEmpty)
    }

    @Test func aWrongTypeIsMissingAndNamed() throws {
        let event = try event(
            #"{"type":"ContactCreate","id":7,"tags":["a",1,"b"],"dnd":"maybe","dateAdded":"soon","email":null,"customFields":[{"id":[]},3],"dndSettings":{"SMS":true},"name":"Ann","timestamp":{}}"#
        )
        guard case .contact(let contact) = event.payload else { throw Unexpected() }
        #expect(contact.id == nil && contact.dnd == nil && contact.dateAdded == nil && contact.name == "Ann")
        #expect(contact.tags == ["a", "b"] && contact.customFields == [])
        #expect(
            Set(event.problems.map(\.description)) == [
                "id: expected text, found number", "tags[1]: expected text, found number",
                "dnd: expected truth value, found text", "dateAdded: expected point in time, found text",
                "customFields[0].id: expected text, found list", "customFields[1]: expected object, found number",
                "dndSettings.SMS: expected object, found truth value",
                "timestamp: expected point in time, found object",
            ]
        )
        #expect(Self.member("id", of: event) == 7)
    }

    @Test func problemsAreBounded() throws {
        let items = Array(repeating: "1", count: 5000).joined(separator: ",")
        #expect(try event(#"{"type":"ContactCreate","tags":[\#(items)]}"#).problems.count == 20)
    }

    @Test(arguments: ["ContactMerge", "", "contact", "INSTALLED"])
    func anUnknownEventIsKept(_ type: String) throws {
        let event = try event(#"{"type":"\#(type)","locationId":"l","x":[1]}"#)
        #expect(event.kind == nil && event.group == nil && event.payload == .other && event.recognition == .none)
        #expect(event.envelope.type == type && event.envelope.locationID == "l" && event.problems.isEmpty)
        #expect(Self.member("x", of: event) == [1])
    }

    @Test(arguments: ["", "null", "[]", "7", #""x""#, "{", #"{"a":1} x"#])
    func whatIsNoObjectIsAnError(_ text: String) {
        let error = #expect(throws: HighLevelError.self) { try event(text) }
        #expect(error?.code == .undecodable)
    }

    @Test func whitelabelInstallsAndPlanChanges() throws {
        let install = try event(
            #"{"type":"INSTALL","appId":"a","companyId":"c","locationId":"l","userId":"u","planId":"p","trial":{"onTrial":true,"trialDuration":10,"trialStartDate":"2026-11-01T00:00:00.000Z"},"isWhitelabelCompany":true,"whitelabelDetails":{"domain":"d.com","logoUrl":"https://d.com/l"},"companyName":"N"}"#
        )
        guard case .app(let installation) = install.payload else { throw Unexpected() }
        #expect(install.kind == .appInstall && installation.planID == "p" && installation.trial?.duration == 10)
        #expect(installation.whitelabelDomain == "d.com" && installation.locationID == "l")
        let change = try event(#"{"type":"PLAN_CHANGE","appId":"a","currentPlanId":"p1","newPlanId":"p2"}"#)
        guard case .app(let changed) = change.payload else { throw Unexpected() }
        #expect(change.kind == .planChange && changed.planID == "p1" && changed.newPlanID == "p2")
        #expect(try event(#"{"type":"UNINSTALL"}"#).kind == .appUninstall)
    }

    @Test func messagesOfAllThreeEvents() throws {
        let email = try event(
            #"{"type":"Email","messageId":"m","contactId":"c","emailTo":"a@x.io","emailFrom":"b@x.io","html":"<p>","subject":"s","message":"t"}"#
        )
        guard case .message(let message) = email.payload else { throw Unexpected() }
        #expect(email.kind == .providerOutboundMessage && message.channel == "Email" && message.body == "t")
        #expect(message.to == ["a@x.io"] && message.from == "b@x.io")
        let inbound = try event(#"{"type":"InboundMessage","messageType":"SMS","body":"hi","to":["a","b"]}"#)
        guard case .message(let heard) = inbound.payload else { throw Unexpected() }
        #expect(
            inbound.kind == .inboundMessage && heard.channel == "SMS" && heard.body == "hi" && heard.to == ["a", "b"]
        )
    }

    @Test func theLocationOfOrdersAndLocations() throws {
        let order = try event(
            #"{"type":"OrderCreate","altId":"l1","altType":"location","items":[{"price":{"amount":3}}]}"#
        )
        #expect(order.envelope.locationID == "l1")
        guard case .order(let content) = order.payload else { throw Unexpected() }
        #expect(content.items.first?.amount == 3)
        #expect(try event(#"{"type":"LocationUpdate","id":"l2"}"#).envelope.locationID == "l2")
        #expect(try event(#"{"type":"OrderCreate","altId":"c1","altType":"company"}"#).envelope.locationID == nil)
    }

    struct Unexpected: Error {}

    private static func member(_ name: String, of event: WebhookEvent) -> JSONValue? {
        if case .object(let members) = event.body { members[name] } else { nil }
    }
}
