import Mapping
import Records
import Testing

@testable import Reconciliation

/// The way back as a decision: what goes back, what is in its way, and what the two sides rest at.
@Suite struct UndoPlannerTests {
    private let contact = Fixture.contact("c1", ["name": "Ada Okafor", "city": "Berwyn", "phone": "+13125550147"])
    private let project = Fixture.project("p1", ["title": "Ada Okafor", "city": "Berwyn", "phone": "(312) 555-0147"])
    private let link = Link(
        id: "link-1",
        contactID: "c1",
        projectID: "p1",
        state: .linked,
        base: ["city": BasePair(contact: "Berwyn", project: "Berwyn")]
    )

    private func entry(
        _ id: Int64,
        _ action: PlannedWrite.Action,
        _ changes: [FieldChange] = [],
        _ kind: RecordKind = .project,
        cause: String = "city changed in HighLevel"
    ) -> UndoEntry {
        UndoEntry(
            writeID: id,
            name: "write-\(id)",
            kind: kind,
            action: action,
            targetID: kind == .contact ? "c1" : "p1",
            changes: changes,
            cause: cause
        )
    }

    private func decide(
        _ entries: [UndoEntry],
        project: Record? = nil,
        link: Link? = nil,
        isBusy: Bool = false,
        isJoined: Bool = true
    ) throws -> UndoDecision {
        UndoPlanner(mapping: try Fixture.mapping(), undoing: "run-1").plan(
            UndoSituation(
                entries: entries,
                link: isJoined ? link ?? self.link : nil,
                contact: .present(contact),
                project: .present(project ?? self.project),
                isBusy: isBusy
            )
        )
    }

    private let city = FieldChange(field: "city", from: "Chicago", to: "Berwyn")

    @Test func aFieldGoesBackAndBothSidesRest() throws {
        let plan = try decide([entry(7, .update, [city])]).plan
        let write = try #require(plan.writes.first)
        #expect(plan.writes.count == 1 && plan.reviewItems.isEmpty)
        #expect(write.changes == [FieldChange(field: "city", from: "Berwyn", to: "Chicago")])
        #expect(write.base == ["city": BasePair(contact: "Berwyn", project: "Chicago")])
        #expect(write.reason == "undo of run-1: city changed in HighLevel")
        #expect(write.undoes == 7)
    }

    @Test func anotherSpellingOfWhatWasWrittenIsStillTheSame() throws {
        let phone = FieldChange(field: "phone", from: "+13125550199", to: "+13125550147")
        let write = try #require(try decide([entry(7, .update, [phone])]).plan.writes.first)
        #expect(write.changes == [FieldChange(field: "phone", from: "(312) 555-0147", to: "+13125550199")])
    }

    @Test func severalWritesOfOneFieldGoBackToTheOldest() throws {
        let older = FieldChange(field: "city", from: "Gary", to: "Chicago")
        let plan = try decide([entry(8, .update, [city]), entry(7, .update, [older])]).plan
        #expect(plan.writes.map(\.changes) == [[FieldChange(field: "city", from: "Berwyn", to: "Gary")]])
    }

    @Test func whatWasChangedSinceIsAConflictWithAllThreeValuesAndTheRestGoesBack() throws {
        var changed = project
        changed["city"] = "Joliet"
        let phone = FieldChange(field: "phone", from: "+13125550199", to: "+13125550147")
        let plan = try decide([entry(7, .update, [city, phone])], project: changed).plan
        #expect(plan.writes.flatMap(\.changes).map(\.field) == ["phone"])
        let item = try #require(plan.reviewItems.first)
        #expect(item.code == .conflict && item.field == "city")
        #expect(["\"Chicago\"", "\"Berwyn\"", "\"Joliet\""].allSatisfy(item.message.contains))
    }

    @Test func behindAConflictNothingOlderOfTheFieldGoesBack() throws {
        var changed = project
        changed["city"] = "Chicago"
        let older = FieldChange(field: "city", from: "Gary", to: "Chicago")
        let newest = FieldChange(field: "city", from: "Joliet", to: "Berwyn")
        let plan = try decide([entry(8, .update, [newest]), entry(7, .update, [older])], project: changed).plan
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.conflict])
    }

    @Test func whatSaysAlreadyWhatItSaidBeforeNeedsNothing() throws {
        var changed = project
        changed["city"] = "chicago"
        let decision = try decide([entry(7, .update, [city])], project: changed)
        #expect(decision.plan.writes.isEmpty && decision.plan.reviewItems.isEmpty)
        #expect(decision.alreadyBefore == 1)
    }

    @Test func aProjectThatWasMadeIsArchivedUnlessSomebodyWorkedOnIt() throws {
        let made = entry(7, .create, [FieldChange(field: "title", from: .null, to: "Ada Okafor")])
        #expect(try decide([made]).plan.writes.map(\.action) == [.archive])
        var changed = project
        changed["title"] = "Ada's roof"
        let plan = try decide([made], project: changed).plan
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.conflict])
    }

    @Test func archivingGoesBackBeforeFieldsDoAndComingBackAfterThem() throws {
        var archived = project
        archived.isArchived = true
        let back = try decide([entry(8, .archive), entry(7, .update, [city])], project: archived).plan
        #expect(back.writes.map(\.action) == [.unarchive, .update])
        let away = try decide([entry(8, .update, [city]), entry(7, .unarchive)]).plan
        #expect(away.writes.map(\.action) == [.update, .archive])
    }

    @Test func fieldsOfAnArchivedProjectAreLeft() throws {
        var archived = project
        archived.isArchived = true
        let plan = try decide([entry(7, .update, [city])], project: archived).plan
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.byHand])
    }

    @Test(arguments: [
        (PlannedWrite.Action.create, RecordKind.contact, "made the contact c1"),
        (.addTags, .contact, "added the tags"),
        (.createTask, .contact, "on the contact c1"),
        (.createNote, .note, "wrote a note"),
        (.createField, .contact, "custom field"),
        (.create, .subProject, "follows its source"),
    ])
    func whatHasNoWayBackIsLeftForAPersonWithTheReason(
        action: PlannedWrite.Action,
        kind: RecordKind,
        words: String
    ) throws {
        let plan = try decide([entry(7, action, [], kind)]).plan
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.byHand])
        #expect(plan.reviewItems.allSatisfy { $0.message.contains(words) && $0.message.hasPrefix("write-7: ") })
    }

    @Test func whatTenonKeepsItselfOrTheMappingDoesNotNameIsLeft() throws {
        let sheet = FieldChange(field: "additionalInfo", from: "a", to: "b")
        let plan = try decide([entry(7, .update, [sheet])]).plan
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.byHand])
    }

    @Test func pairsUnderWayOrNoLongerJoinedAreLeft() throws {
        for plan in [
            try decide([entry(7, .update, [city])], isBusy: true).plan,
            try decide([entry(7, .update, [city])], isJoined: false).plan,
            try decide(
                [entry(7, .update, [city])],
                link: Link(id: "l", contactID: "c1", projectID: "p2", state: .linked)
            )
            .plan,
        ] {
            #expect(plan.writes.isEmpty)
            #expect(plan.reviewItems.map(\.code) == [.byHand])
        }
    }

    /// Whatever an undo leaves the two sides saying, the ordinary reconciler plans nothing for it.
    @Test func afterAnUndoTheReconcilerPlansNothing() throws {
        let mapping = try Fixture.mapping()
        var link = link
        let pair = PairMerge(mapping: mapping, contact: contact, project: project, base: [:])
        link.base.merge(pair.agreed) { $1 }
        let name = FieldChange(field: "name", from: "Ada Brix", to: "Ada Okafor")
        let situation = UndoSituation(
            entries: [entry(7, .update, [name], .contact)],
            link: link,
            contact: .present(contact),
            project: .present(project)
        )
        let write = try #require(
            UndoPlanner(mapping: mapping, undoing: "run-1").plan(situation).plan.writes.first
        )
        var after = contact
        after["name"] = "Ada Brix"
        var base = link.base
        base.merge(write.base) { $1 }
        let merge = PairMerge(mapping: mapping, contact: after, project: project, base: base)
        #expect(merge.projectWrite.changes.isEmpty && merge.contactWrite.changes.isEmpty)
        let naive = PairMerge(mapping: mapping, contact: after, project: project, base: link.base)
        #expect(!naive.projectWrite.changes.isEmpty, "without the new base the old name would be carried over")
    }
}
