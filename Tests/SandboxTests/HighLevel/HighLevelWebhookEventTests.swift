import Testing

@testable import Sandbox

/// Which events a change causes, and what they say.
@Suite struct HighLevelWebhookEventTests {
    private let account = HighLevelAccount(seed: 7)
    private let now = HighLevelTime(HighLevelFixture.start)

    private var contact: HighLevelContact {
        var contact = HighLevelContact(id: "c1", dateAdded: now)
        contact.apply(
            [
                "firstName": "Ann", "lastName": "Lee", "email": "ann@x.org", "phone": "+13126550147",
                "address1": "1 Main", "city": "Mesa", "state": "AZ", "postalCode": "85201", "country": "US",
                "companyName": "Oak", "source": "web", "website": "https://x.org", "dateOfBirth": "1990-09-25",
                "assignedTo": "u1", "tags": ["vip"],
            ],
            version: .dated20210728,
            definitions: []
        )
        contact.customFields = [.init(id: "f1", value: "v")]
        return contact
    }

    private var task: HighLevelTask {
        HighLevelTask(
            id: "t1",
            contactId: "c1",
            title: "Call",
            body: "b",
            assignedTo: "u1",
            dueDate: now,
            completed: false,
            dateAdded: now
        )
    }

    private var note: HighLevelNote {
        HighLevelNote(id: "n1", contactId: "c1", body: "b", userId: "u1", title: "T", dateAdded: now)
    }

    private var opportunity: HighLevelOpportunity {
        var opportunity = HighLevelOpportunity(
            id: "o1",
            contactId: "c1",
            pipelineId: "p",
            pipelineStageId: "s1",
            name: "Lee - roof",
            createdAt: now
        )
        (opportunity.assignedTo, opportunity.source) = ("u1", "web")
        return opportunity
    }

    private var appointment: HighLevelAppointment {
        HighLevelAppointment(
            id: "a1",
            contactId: "c1",
            calendarId: "k",
            title: "Visit",
            status: "confirmed",
            assignedUserId: "u1",
            startTime: now,
            endTime: now,
            dateAdded: now
        )
    }

    private func types(_ change: HighLevelChange, realOmissions: Bool = true) -> [String] {
        change.events(of: account, realOmissions: realOmissions).map(\.type)
    }

    private func types(_ change: (inout HighLevelContact) -> Void, realOmissions: Bool = true) -> [String] {
        var after = contact
        change(&after)
        return types(.contact(before: contact, after: after), realOmissions: realOmissions)
    }

    @Test func contactsComeAndGo() {
        #expect(types(.contact(before: nil, after: contact)) == ["ContactCreate"])
        #expect(types(.contact(before: contact, after: nil)) == ["ContactDelete"])
    }

    @Test func everyPartOfAContactHasItsEvent() {
        #expect(types { $0.city = "Tempe" } == ["ContactUpdate"])
        #expect(types { $0.timezone = "America/Phoenix" } == ["ContactUpdate"])
        #expect(types { $0.customFields = [] } == ["ContactUpdate"])
        #expect(types { $0.tags = ["a"] } == ["ContactTagUpdate"])
        #expect(types { $0.dnd = true } == ["ContactDndUpdate"])
        #expect(types { $0.dndSettings = ["SMS": ["status": "active"]] } == ["ContactDndUpdate"])
        let several = types {
            $0.city = "Tempe"
            $0.tags = []
            $0.dnd = true
        }
        #expect(several == ["ContactUpdate", "ContactTagUpdate", "ContactDndUpdate"])
    }

    @Test func someChangesOfAContactAreReallyNotTold() {
        let silent: [(inout HighLevelContact) -> Void] = [
            { $0.inboundDndSettings = ["all": ["status": "active"]] }, { $0.followers = ["u1"] },
            { $0.businessId = "b" }, { $0.gender = "female" }, { $0.additionalEmails = ["x@x.org"] },
        ]
        for change in silent {
            #expect(types(change).isEmpty)
            #expect(types(change, realOmissions: false) == ["ContactUpdate"])
        }
        #expect(types { $0.dateUpdated = .init(milliseconds: 1) }.isEmpty)
        #expect(types({ $0.dateUpdated = .init(milliseconds: 1) }, realOmissions: false).isEmpty)
    }

    @Test func tasksHaveNoUpdate() {
        var changed = task
        changed.title = "Call again"
        var done = task
        done.completed = true
        #expect(types(.task(before: nil, after: task)) == ["TaskCreate"])
        #expect(types(.task(before: task, after: changed), realOmissions: false).isEmpty)
        #expect(types(.task(before: task, after: done)) == ["TaskComplete"])
        #expect(types(.task(before: done, after: task), realOmissions: false).isEmpty)
        #expect(types(.task(before: done, after: nil)) == ["TaskDelete"])
    }

    @Test func notesAndAppointmentsAreToldOnlyWhenTheyChange() {
        var other = note
        other.body = "c"
        #expect(types(.note(before: nil, after: note)) == ["NoteCreate"])
        #expect(types(.note(before: note, after: other)) == ["NoteUpdate"])
        #expect(types(.note(before: note, after: note)).isEmpty)
        #expect(types(.note(before: note, after: nil)) == ["NoteDelete"])
        var moved = appointment
        moved.status = "showed"
        #expect(types(.appointment(before: nil, after: appointment)) == ["AppointmentCreate"])
        #expect(types(.appointment(before: appointment, after: moved)) == ["AppointmentUpdate"])
        #expect(types(.appointment(before: appointment, after: nil)) == ["AppointmentDelete"])
    }

    @Test func oneChangeOfAnOpportunityCausesSeveral() {
        var moved = opportunity
        (moved.pipelineStageId, moved.status, moved.monetaryValue) = ("s2", "won", 5)
        moved.assignedTo = "u2"
        #expect(types(.opportunity(before: nil, after: opportunity)) == ["OpportunityCreate"])
        #expect(
            types(.opportunity(before: opportunity, after: moved)) == [
                "OpportunityUpdate", "OpportunityStageUpdate", "OpportunityStatusUpdate",
                "OpportunityMonetaryValueUpdate", "OpportunityAssignedToUpdate",
            ]
        )
        var followed = opportunity
        followed.followers = ["u1"]
        #expect(types(.opportunity(before: opportunity, after: followed)).isEmpty)
        #expect(types(.opportunity(before: moved, after: nil)) == ["OpportunityDelete"])
    }

    @Test func realTaskCreateLacksContactAndText() throws {
        let real = HighLevelChange.task(before: nil, after: task).events(of: account, realOmissions: true)
        #expect(real.first?.members.map(\.name) == ["locationId", "id", "assignedTo", "title", "dateAdded", "dueDate"])
        let written = HighLevelChange.task(before: nil, after: task).events(of: account, realOmissions: false)
        let names = try #require(written.first).members.map(\.name)
        #expect(names.contains("contactId") && names.contains("body"))
        let done = HighLevelChange.task(before: task, after: nil).events(of: account, realOmissions: true)
        #expect(done.first?.members.contains { $0.name == "contactId" } == true)
    }

    @Test func realNotesLackUserAndTitle() {
        let change = HighLevelChange.note(before: nil, after: note)
        let real = change.events(of: account, realOmissions: true)
        #expect(real.first?.members.map(\.name) == ["locationId", "id", "body", "contactId", "dateAdded"])
        let full = change.events(of: account, realOmissions: false)
        #expect(full.first?.members.map(\.name).suffix(2) == ["userId", "title"])
    }

    @Test func theEnvelopeComesLast() throws {
        let event = try #require(
            HighLevelChange.contact(before: nil, after: contact).events(of: account, realOmissions: true).first
        )
        let settings = HighLevelWebhookSettings(appID: "app1", versionID: "app1")
        let names = event.body(webhookID: "w", at: now, settings: settings).members?.map(\.name) ?? []
        #expect(names.prefix(3) == ["type", "locationId", "id"])
        #expect(names.suffix(4) == ["timestamp", "webhookId", "versionId", "appId"])
    }

    /// Every change that the sandbox can tell of, with all its members.
    private var documented: [(event: String, change: HighLevelChange)] {
        var done = task
        done.completed = true
        var note2 = note
        note2.body = "c"
        var moved = appointment
        moved.status = "showed"
        var won = opportunity
        (won.pipelineStageId, won.status, won.monetaryValue, won.assignedTo) = ("s2", "won", 5, "u2")
        var update = contact
        (update.city, update.tags, update.dnd) = ("Tempe", [], true)
        return [
            ("ContactCreate", .contact(before: nil, after: contact)),
            ("ContactUpdate", .contact(before: contact, after: update)),
            ("ContactTagUpdate", .contact(before: contact, after: update)),
            ("ContactDndUpdate", .contact(before: contact, after: update)),
            ("ContactDelete", .contact(before: contact, after: nil)),
            ("NoteCreate", .note(before: nil, after: note)), ("NoteUpdate", .note(before: note, after: note2)),
            ("NoteDelete", .note(before: note, after: nil)), ("TaskCreate", .task(before: nil, after: task)),
            ("TaskComplete", .task(before: task, after: done)), ("TaskDelete", .task(before: task, after: nil)),
            ("AppointmentCreate", .appointment(before: nil, after: appointment)),
            ("AppointmentUpdate", .appointment(before: appointment, after: moved)),
            ("AppointmentDelete", .appointment(before: appointment, after: nil)),
            ("OpportunityCreate", .opportunity(before: nil, after: opportunity)),
            ("OpportunityUpdate", .opportunity(before: opportunity, after: won)),
            ("OpportunityStageUpdate", .opportunity(before: opportunity, after: won)),
            ("OpportunityStatusUpdate", .opportunity(before: opportunity, after: won)),
            ("OpportunityMonetaryValueUpdate", .opportunity(before: opportunity, after: won)),
            ("OpportunityAssignedToUpdate", .opportunity(before: opportunity, after: won)),
            ("OpportunityDelete", .opportunity(before: opportunity, after: nil)),
            ("LocationUpdate", .location(.init())),
            (
                "UserCreate",
                .user(
                    before: nil,
                    after: .init(id: "u", firstName: "A", lastName: "B", email: "a@x.org", role: "user")
                )
            ),
        ]
    }

    @Test(.enabled(if: HighLevelDocuments.eventsAreHere, HighLevelDocuments.howToGet))
    func bodiesHaveTheDocumentedMembersAndNoOthers() throws {
        let fields = try HighLevelDocuments.eventFields()
        for (name, change) in documented {
            let event = try #require(
                change.events(of: account, realOmissions: false).first { $0.type == name },
                "\(name)"
            )
            let own = Self.paths(.object(event.members)).union(["type"])
            let extra: Set<String> = name.hasPrefix("Note") ? ["userId", "title"] : []
            #expect(own.subtracting(extra) == fields[name], "\(name)")
        }
        let app = HighLevelAppInstallation(companyID: "co", locationID: "l", userID: "u")
        let install = app.event(isInstalled: true, appID: "app")
        #expect(Self.paths(.object(install.members)).union(["type"]) == fields["AppInstall"])
        let uninstall = app.event(isInstalled: false, appID: "app")
        #expect(Self.paths(.object(uninstall.members)).union(["type"]) == fields["AppUninstall"])
    }

    /// Dotted names of all members; elements of lists are marked with `[]`.
    private static func paths(_ value: HighLevelValue, _ prefix: String = "") -> Set<String> {
        switch value {
        case .object(let members):
            var paths: Set<String> = []
            for member in members {
                paths.insert(prefix + member.name)
                paths.formUnion(Self.paths(member.value, prefix + member.name + "."))
            }
            return paths
        case .array(let elements):
            let base = String(prefix.dropLast()) + "[]."
            return elements.reduce(into: []) { $0.formUnion(Self.paths($1, base)) }
        default: return []
        }
    }
}
