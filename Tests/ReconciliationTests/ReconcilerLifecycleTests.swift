import Mapping
import Reconciliation
import Records
import Testing

@Suite struct ReconcilerLifecycleTests {
    private let base: [FieldName: BasePair] = [
        "title": BasePair(contact: "Ana", project: "Ana"), "customer": BasePair(contact: "Ana", project: "Ana"),
    ]

    private func link(_ state: Link.State = .linked, wasInScope: Bool = true) -> Link {
        Link(id: "l1", contactID: "c1", projectID: "p1", state: state, base: base, wasInScope: wasInScope)
    }

    private func contact(_ name: Value = "Ana", tags: [String] = ["customer"]) -> Record {
        Fixture.contact("c1", ["name": name], tags: tags)
    }

    private func project(isArchived: Bool = false) -> Record {
        Fixture.project("p1", ["title": "Ana", "customer": "Ana"], isArchived: isArchived)
    }

    private func plan(
        _ link: Link,
        _ contact: Sighting,
        _ project: Sighting,
        _ change: (inout MappingDocument) -> Void = { _ in }
    ) throws -> PairPlan {
        let situation = Situation(subject: RecordID(.contact, "c1"), contact: contact, project: project, link: link)
        return Reconciler(mapping: try Fixture.mapping(change)).plan(situation)
    }

    private let archivesLeavers: @Sendable (inout MappingDocument) -> Void = {
        $0.lifecycle.contactLeavesScope = .archiveProject
    }

    @Test func `a pair in step leads to nothing`() throws {
        var settled = link()
        let first = try plan(settled, .present(contact()), .present(project()))
        #expect(first.writes.isEmpty)
        if case .update(let updated) = first.linkChange { settled = updated }
        #expect(try plan(settled, .present(contact()), .present(project())).isNothing)
    }

    // MARK: The contact goes

    @Test func `the project of a deleted contact is archived, and the link waits for that`() throws {
        let plan = try plan(link(), .gone, .present(project()))
        #expect(plan.writes.map(\.action) == [.archive])
        #expect(plan.writes.first?.targetID == "p1")
        #expect(plan.writes.first?.reason == "the contact was deleted in HighLevel")
        #expect(plan.linkChange == .none)
    }

    @Test func `the project of a deleted contact stays when the mapping says so`() throws {
        let plan = try plan(link(), .gone, .present(project())) { $0.lifecycle.contactDeleted = .keep }
        #expect(plan.writes.isEmpty)
        #expect(plan.linkChange == .update(link(wasInScope: false)))
    }

    @Test(arguments: [Link.State.archived, .retired])
    func `a project that rests is not archived again`(_ state: Link.State) throws {
        #expect(try plan(link(state, wasInScope: false), .gone, .present(project(isArchived: true))).isNothing)
        #expect(try plan(link(state, wasInScope: false), .gone, .present(project())).isNothing)
    }

    @Test func `the project of a contact that left the scope is archived when the mapping says so`() throws {
        let plan = try plan(link(), .present(contact(tags: [])), .present(project()), archivesLeavers)
        #expect(plan.writes.map(\.action) == [.archive])
        #expect(plan.writes.first?.reason == "the contact no longer carries a tag of the scope")
    }

    /// The guard against mass changes drops such writes, and a dry run withholds them: the next run must find them again.
    @Test func `an archiving that was stopped is planned again`() throws {
        var link = link()
        for _ in 0..<3 {
            let plan = try plan(link, .present(contact(tags: [])), .present(project()), archivesLeavers)
            #expect(plan.writes.map(\.action) == [.archive])
            if case .update(let updated) = plan.linkChange { link = updated }
        }
    }

    @Test func `a contact that was never in scope does not leave it`() throws {
        let plan = try plan(link(wasInScope: false), .present(contact(tags: [])), .present(project()), archivesLeavers)
        #expect(plan.writes.isEmpty)
    }

    @Test func `a pair whose contact left the scope stays in step when the mapping keeps it`() throws {
        let plan = try plan(link(), .present(contact("Ana B", tags: [])), .present(project()))
        #expect(plan.writes.map(\.action) == [.update])
        guard case .update(let updated) = plan.linkChange else {
            Issue.record("\(plan.linkChange)")
            return
        }
        #expect(!updated.wasInScope)
        #expect(updated.state == .linked)
    }

    // MARK: The project rests and comes back

    @Test func `when a person archives the project the contact is tagged, and then the link rests`() throws {
        let tagged = contact("Changed", tags: ["customer", "job archived"])
        let after = try plan(link(), .present(tagged), .present(project(isArchived: true)))
        #expect(after.linkChange == .update(link(.archived)))
        let plan = try plan(link(), .present(contact("Changed")), .present(project(isArchived: true)))
        #expect(plan.linkChange == .none)
        #expect(plan.writes.map(\.action) == [.addTags])
        #expect(plan.writes.first?.tags == ["job archived"])
        #expect(plan.writes.first?.kind == .contact)
        #expect(plan.writes.first?.targetID == "c1")
    }

    @Test func `the tag is not added twice, and not without being named`() throws {
        let tagged = contact(tags: ["customer", "Job Archived"])
        #expect(try plan(link(), .present(tagged), .present(project(isArchived: true))).writes.isEmpty)
        let plan = try plan(link(), .present(contact()), .present(project(isArchived: true))) {
            $0.lifecycle.archivedTag = nil
        }
        #expect(plan.writes.isEmpty)
        #expect(plan.linkChange == .update(link(.archived)))
    }

    @Test func `nothing flows while the project rests`() throws {
        #expect(try plan(link(.archived), .present(contact("Changed")), .present(project(isArchived: true))).isNothing)
        let retired = link(.retired, wasInScope: false)
        #expect(try plan(retired, .present(contact("B", tags: [])), .present(project(isArchived: true))).isNothing)
        // Being in scope is no event: only coming into it is.
        #expect(try plan(link(.retired), .present(contact()), .present(project(isArchived: true))).isNothing)
    }

    @Test(arguments: [Link.State.archived, .retired])
    func `when a person brings the project back, what changed meanwhile flows`(_ state: Link.State) throws {
        let plan = try plan(link(state), .present(contact("Ana B")), .present(project()))
        #expect(plan.writes.map(\.action) == [.update])
        #expect(plan.writes.first?.changes.map(\.field) == ["customer", "title"])
        guard case .update(let updated) = plan.linkChange else {
            Issue.record("\(plan.linkChange)")
            return
        }
        #expect(updated.state == .linked)
    }

    @Test func `a contact that comes back into scope brings its project back, and then in step`() throws {
        let retired = link(.retired, wasInScope: false)
        let plan = try plan(retired, .present(contact("Ana B")), .present(project(isArchived: true)))
        #expect(plan.writes.map(\.action) == [.unarchive, .update])
        #expect(plan.writes.allSatisfy { $0.kind == .project && $0.targetID == "p1" })
        #expect(plan.writes.last?.changes.map(\.to) == ["Ana B", "Ana B"])
        if case .update(let updated) = plan.linkChange {
            #expect(updated.state == .retired)
            #expect(!updated.wasInScope)
        }
    }

    // MARK: What cannot be told

    @Test func `a project that cannot be seen any more is held and nothing is changed`() throws {
        let plan = try plan(link(), .present(contact("Changed")), .gone)
        #expect(plan.writes.isEmpty)
        #expect(plan.linkChange == .none)
        #expect(plan.reviewItems.map(\.code) == [.missing])
    }

    @Test func `a half that was never seen, or both gone, lead to nothing`() throws {
        #expect(try plan(link(), .gone, .gone).isNothing)
        #expect(try plan(link(), .none, .present(project())).isNothing)
        #expect(try plan(link(), .present(contact()), .none).isNothing)
    }

    @Test func `a link whose other half is under way waits`() throws {
        #expect(try plan(link(.pending), .present(contact("Changed")), .present(project())).isNothing)
        #expect(try plan(link(.pending), .gone, .present(project())).isNothing)
    }
}
