import Foundation
import Mapping
import Reconciliation
import Records
import Testing

@Suite struct JobPlannerTests {
    private let rule = JobRule(shape: .subProjects, number: ["customFields.n"])

    private func opportunity(
        _ id: String = "o1",
        _ name: String? = "Roof",
        number: String? = "J-7",
        status: String = "won"
    ) -> Record {
        Record(
            id: RecordID(.opportunity, id),
            fields: [
                "name": Value(name), "customFields.n": Value(number), "status": .text(status), "pipeline": "Sales",
            ],
            owner: "c1"
        )
    }

    private func sub(
        _ id: String = "s1",
        _ title: String = "Roof",
        number: String? = "J-7",
        info: String? = "ghl-opportunity:o1",
        isArchived: Bool = false
    ) -> Record {
        Record(
            id: RecordID(.subProject, id),
            fields: ["title": .text(title), "number": Value(number), "additionalInfo": Value(info)],
            isArchived: isArchived,
            owner: "root"
        )
    }

    private func situation(
        _ opportunity: Sighting,
        id: String = "o1",
        root: String? = "root",
        copy: String? = nil,
        sub: Sighting = .none
    ) -> JobSituation {
        JobSituation(
            opportunityID: id,
            opportunity: opportunity,
            contact: Fixture.contact("c1", ["name": "Ada Okafor"]),
            rootID: root,
            copy: copy.map {
                Copy(id: CopyID(.job, id), target: RecordID(.subProject, "s1"), owner: "root", content: $0)
            },
            subProject: sub
        )
    }

    private func plan(_ situation: JobSituation, unclaimed: [Record] = []) -> PairPlan {
        var planner = JobPlanner(rule: rule, unclaimed: unclaimed)
        return planner.plan(situation)
    }

    /// What a write for the opportunity leaves on record.
    private func content(of opportunity: Record) throws -> String {
        try #require(plan(situation(.present(opportunity))).writes.first?.copy?.content)
    }

    // MARK: Made

    @Test func `an opportunity that meets the rule gets one below its contact's project`() throws {
        let plan = plan(situation(.present(opportunity())))
        let write = try #require(plan.writes.first)
        #expect(plan.writes.count == 1)
        #expect(plan.subject == RecordID(.contact, "c1"))
        #expect(plan.label == "Ada Okafor")
        #expect((write.kind, write.action, write.parentID) == (.subProject, .create, "root"))
        #expect(write.marker == "ghl-opportunity:o1")
        #expect(write.intent == "job o1")
        #expect(write.reason == "opportunity \"Roof\" won in pipeline \"Sales\"")
        #expect(write.changes.map(\.field) == ["title", "number"])
        #expect(write.changes.map(\.to) == ["Roof", "J-7"])
        #expect(write.copy?.id == CopyID(.job, "o1"))
    }

    @Test func `nothing is made without a rule that is met, a project, or an opportunity`() {
        #expect(plan(situation(.present(opportunity(status: "open")))).writes.isEmpty)
        #expect(plan(situation(.present(opportunity()), root: nil)).writes.isEmpty)
        #expect(plan(situation(.gone)).writes.isEmpty)
        #expect(plan(situation(.none)).writes.isEmpty)
    }

    @Test func `one without a title waits for it`() {
        let plan = plan(situation(.present(opportunity("o1", " "))))
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.invalid])
    }

    // MARK: Taken

    @Test(
        arguments: [
            ("Roof", nil, nil, "the same title"), ("ROOF", nil, nil, "the same title"),
            ("Other", "j-7", nil, "the same number"), ("Other", nil, "ghl-opportunity:o1", "its marker"),
        ] as [(String, String?, String?, String)]
    )
    func `what is there already is taken, by the best evidence`(
        _ title: String,
        _ number: String?,
        _ info: String?,
        _ evidence: String
    ) throws {
        let there = sub("s9", title, number: number, info: info)
        let write = try #require(plan(situation(.present(opportunity())), unclaimed: [there]).writes.first)
        #expect((write.action, write.targetID) == (.update, "s9"))
        #expect(write.reason.hasSuffix("takes the sub-project with \(evidence)"))
        #expect(write.changes.contains { $0.field == "title" } == false, "what a person named stays")
        #expect(write.changes.contains { $0.field == "number" } == (number == nil))
        #expect(write.changes.contains { $0.field == "additionalInfo" } == (info == nil))
    }

    @Test func `the marker is added below what a person wrote`() throws {
        let there = sub("s9", info: "Gate code 4711")
        let write = try #require(plan(situation(.present(opportunity())), unclaimed: [there]).writes.first)
        #expect(write.changes.first { $0.field == "additionalInfo" }?.to == "Gate code 4711\nghl-opportunity:o1")
    }

    @Test func `another opportunity's, another root's and an archived one are not taken`() {
        var elsewhere = sub("s2", info: nil)
        elsewhere.owner = "root2"
        let others = [sub("s1", info: "ghl-opportunity:o2"), elsewhere, sub("s3", info: nil, isArchived: true)]
        let plan = plan(situation(.present(opportunity())), unclaimed: others)
        #expect(plan.writes.map(\.action) == [.create])
    }

    @Test func `an archived one with its marker is only put on record`() {
        let plan = plan(situation(.present(opportunity())), unclaimed: [sub("s9", isArchived: true)])
        #expect(plan.writes.map(\.action) == [.update])
        #expect(plan.writes.first?.changes.isEmpty == true)
    }

    @Test func `of two opportunities only one takes what is there`() {
        var planner = JobPlanner(rule: rule, unclaimed: [sub("s9", number: nil, info: nil)])
        let first = planner.plan(situation(.present(opportunity("o1"))))
        let second = planner.plan(situation(.present(opportunity("o2")), id: "o2"))
        #expect(first.writes.map(\.action) == [.update])
        #expect(second.writes.map(\.action) == [.create])
    }

    @Test func `two that could be meant wait for a person`() {
        let there = [sub("s8", number: nil, info: nil), sub("s9", number: nil, info: nil)]
        let byTitle = plan(situation(.present(opportunity())), unclaimed: there)
        #expect(byTitle.writes.isEmpty)
        #expect(byTitle.reviewItems.map(\.code) == [.ambiguous])
        let byMarker = plan(situation(.present(opportunity())), unclaimed: [sub("s8"), sub("s9")])
        #expect(byMarker.writes.isEmpty)
        #expect(byMarker.reviewItems.map(\.code) == [.ambiguous])
    }

    // MARK: Followed

    @Test func `what is as it should be costs nothing`() throws {
        let same = situation(
            .present(opportunity()),
            copy: try content(of: opportunity()),
            sub: .present(sub())
        )
        #expect(plan(same).writes.isEmpty)
        #expect(plan(same).reviewItems.isEmpty)
    }

    @Test func `only what the opportunity changed is sent`() throws {
        let last = try content(of: opportunity())
        let renamed = situation(.present(opportunity("o1", "New roof")), copy: last, sub: .present(sub()))
        let write = try #require(plan(renamed).writes.first)
        #expect((write.action, write.targetID) == (.update, "s1"))
        #expect(write.changes == [FieldChange(field: "title", from: "Roof", to: "New roof")])
        #expect(write.copy?.content == (try content(of: opportunity("o1", "New roof"))))
        let emptied = situation(.present(opportunity(number: nil)), copy: last, sub: .present(sub()))
        #expect(plan(emptied).writes.first?.changes == [FieldChange(field: "number", from: "J-7", to: .null)])
    }

    @Test func `what a person changed in busybusy stays and is said, whatever the opportunity says`() throws {
        let last = try content(of: opportunity())
        for deal in [opportunity(), opportunity("o1", "Third")] {
            let edited = situation(.present(deal), copy: last, sub: .present(sub("s1", "Roof, back")))
            #expect(plan(edited).writes.isEmpty)
            #expect(plan(edited).reviewItems.map(\.code) == [.oneWay])
            #expect(plan(edited).reviewItems.map(\.field) == ["title"])
        }
        let both = situation(
            .present(opportunity("o1", "Third", number: "J-8")),
            copy: last,
            sub: .present(sub("s1", "Roof, back"))
        )
        #expect(plan(both).writes.first?.changes.map(\.field) == ["number"])
    }

    @Test func `when both say the same that is put on record`() throws {
        let both = situation(
            .present(opportunity("o1", "Third")),
            copy: try content(of: opportunity()),
            sub: .present(sub("s1", "Third"))
        )
        #expect(plan(both).writes.map(\.changes) == [[]])
    }

    // MARK: Lost, and won again

    @Test(arguments: ["lost", "abandoned", "open", "deleted"])
    func `an opportunity that meets the rule no more puts its sub-project away`(_ status: String) throws {
        let last = try content(of: opportunity())
        let seen: Sighting = status == "deleted" ? .gone : .present(opportunity(status: status))
        let lost = situation(seen, copy: last, sub: .present(sub()))
        let write = try #require(plan(lost).writes.first)
        #expect(write.action == .archive)
        #expect(write.reason.contains(status))

        let content = try #require(write.copy?.content)
        let away = situation(seen, copy: content, sub: .present(sub(isArchived: true)))
        #expect(plan(away).writes.isEmpty)
        let again = situation(.present(opportunity()), copy: content, sub: .present(sub(isArchived: true)))
        let revived = try #require(plan(again).writes.first)
        #expect(revived.action == .unarchive)
        #expect(revived.copy?.content == last)
    }

    @Test func `it stays where the mapping says so`() throws {
        let last = try content(of: opportunity())
        var keeping = rule
        keeping.whenLost = .keep
        var planner = JobPlanner(rule: keeping, unclaimed: [])
        #expect(planner.plan(situation(.gone, copy: last, sub: .present(sub()))).writes.isEmpty)
    }

    @Test func `what a person put away or brought back is left alone`() throws {
        let last = try content(of: opportunity())
        let lost = opportunity(status: "lost")
        let personArchived = sub(isArchived: true)
        #expect(plan(situation(.present(opportunity()), copy: last, sub: .present(personArchived))).writes.isEmpty)
        #expect(plan(situation(.present(lost), copy: last, sub: .present(personArchived))).writes.isEmpty)

        let away = try #require(
            plan(situation(.present(lost), copy: last, sub: .present(sub()))).writes.first?.copy?.content
        )
        #expect(plan(situation(.present(lost), copy: away, sub: .present(sub()))).writes.isEmpty)
        let won = plan(situation(.present(opportunity()), copy: away, sub: .present(sub())))
        #expect(won.writes.map(\.action) == [.update])
        #expect(won.writes.first?.changes.isEmpty == true)
    }

    @Test func `what a person took away is not made again`() throws {
        let last = try content(of: opportunity())
        for sighting in [Sighting.gone, .none] {
            let plan = plan(situation(.present(opportunity()), copy: last, sub: sighting))
            #expect(plan.writes.isEmpty)
            #expect(plan.reviewItems.map(\.code) == [.removed])
        }
    }

    @Test func `while the project rests, so do its jobs`() throws {
        let last = try content(of: opportunity())
        #expect(plan(situation(.gone, root: nil, copy: last, sub: .present(sub()))).writes.isEmpty)
    }
}
