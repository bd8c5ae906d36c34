import Foundation
import Mapping
import Reconciliation
import Records
import Testing

@Suite struct CrewSheetPlannerTests {
    /// 2026-11-23, noon in Chicago.
    private static let now = Date(timeIntervalSince1970: 1_795_456_800)

    private func planner(_ change: (inout CrewSheetRule) -> Void = { _ in }) throws -> CrewSheetPlanner {
        var rule = CrewSheetRule()
        change(&rule)
        let zone = try #require(TimeZone(identifier: "America/Chicago"))
        return CrewSheetPlanner(rule: rule, region: "US", timeZone: zone, now: Self.now)
    }

    private func task(
        _ title: String,
        due days: Double? = nil,
        isDone: Bool = false,
        isOwn: Bool = false
    ) -> Record {
        let due = days.map { Self.now.timeIntervalSince1970 + $0 * 86_400 }
        return Record(
            id: RecordID(.task, "c1/\(title)"),
            fields: [
                "title": .text(title), "due": due.map(Value.number) ?? .null, "isDone": isDone ? true : .null,
                "isOwn": isOwn ? true : .null,
            ],
            owner: "c1"
        )
    }

    private func note(_ body: String, daysAgo: Double) -> Record {
        Record(
            id: RecordID(.note, "note of \(body)"),
            fields: ["body": .text(body)],
            createdAt: Self.now.addingTimeInterval(-daysAgo * 86_400),
            owner: "c1"
        )
    }

    private func subject(
        _ text: String? = "ghl:c1",
        tasks: [Record] = [],
        notes: [Record]? = [],
        base: BasePair? = nil,
        state: Link.State = .linked,
        isArchived: Bool = false
    ) -> CrewSheetSubject {
        var link = Link(id: "l1", contactID: "c1", projectID: "p1", state: state)
        link.base[CrewSheetPlanner.baseField] = base
        return CrewSheetSubject(
            contact: Record(id: RecordID(.contact, "c1"), fields: ["name": "Ada Okafor"]),
            project: Record(
                id: RecordID(.project, "p1"),
                fields: ["title": "Ada", "additionalInfo": Value(text)],
                isArchived: isArchived
            ),
            link: link,
            tasks: tasks,
            notes: notes
        )
    }

    private func block(_ lines: String...) -> String {
        ([ManagedBlock.opening] + lines + [ManagedBlock.closing]).joined(separator: "\n")
    }

    // MARK: What the sheet says

    @Test func openTasksStandInTheOrderOfTheirDays() throws {
        let tasks = [
            task("No day"), task("Later", due: 9), task("Overdue", due: -3), task("Done", due: -1, isDone: true),
        ]
        #expect(
            try planner().sheet(tasks: tasks, notes: []).lines(limit: 1000) == [
                "Tasks:", "[ ] Overdue (due 11/20/2026)", "[ ] Later (due 12/02/2026)", "[ ] No day",
            ]
        )
    }

    @Test func doneTasksFollowUntilTheirDayIsLongPast() throws {
        let tasks = [
            task("Old", due: -15, isDone: true), task("New", due: -1, isDone: true),
            task("Less new", due: -13, isDone: true),
            task("No day", isDone: true), task("Open", due: 1),
        ]
        #expect(
            try planner { $0.tasks = .all }.sheet(tasks: tasks, notes: []).lines(limit: 1000) == [
                "Tasks:", "[ ] Open (due 11/24/2026)", "[x] New (due 11/22/2026)", "[x] Less new (due 11/10/2026)",
            ]
        )
    }

    @Test func theNewestNotesComeFirstAndOnlySoMany() throws {
        let notes = [note("old", daysAgo: 3), note("<p>new &amp; good</p>", daysAgo: 1), note("<br>", daysAgo: 0)]
        #expect(
            try planner { $0.notes = 1 }.sheet(tasks: [], notes: notes).lines(limit: 1000) == [
                "Notes:", "* 11/22/2026: new & good",
            ]
        )
    }

    @Test func whatTenonAsksOfTheOfficeIsNotForTheCrew() throws {
        let sheet = try planner().sheet(tasks: [task("Complete details", isOwn: true), task("")], notes: [])
        #expect(sheet.lines(limit: 1000).isEmpty)
        #expect(try planner { $0.tasks = .none }.sheet(tasks: [task("Call")], notes: []).lines(limit: 1000).isEmpty)
    }

    // MARK: Whether it is written

    @Test func aSheetIsWrittenBelowWhatIsThere() throws {
        let plan = try #require(try planner().plan(subject(tasks: [task("Call Ann")])))
        let write = try #require(plan.writes.first)
        let text = "ghl:c1\n\n" + block("Tasks:", "[ ] Call Ann")
        #expect(plan.subject == RecordID(.contact, "c1"))
        #expect(plan.label == "Ada Okafor")
        #expect(write.kind == .project && write.action == .update && write.targetID == "p1")
        #expect(write.changes == [FieldChange(field: "additionalInfo", from: "ghl:c1", to: .text(text))])
        #expect(
            write.base == [CrewSheetPlanner.baseField: BasePair(contact: "Tasks:\n[ ] Call Ann", project: .text(text))]
        )
        #expect(write.intent == "crew-sheet p1")
        #expect(plan.reviewItems.isEmpty)
    }

    @Test func whatIsAsItShouldBeCostsNothing() throws {
        let text = "mine\n" + block("Tasks:", "[ ] Call Ann") + "\nmine too"
        let tasks = [task("Call Ann")]
        let base = BasePair(contact: "Tasks:\n[ ] Call Ann", project: .text(text))
        #expect(try planner().plan(subject(text, tasks: tasks, base: base)) == nil)
        #expect(try planner().plan(subject(text, tasks: tasks)) == nil)
        #expect(try planner().plan(subject("mine")) == nil)
        #expect(try planner().plan(subject(nil)) == nil)
    }

    @Test func whatBusybusyMadeOfTheSheetIsNotWrittenAgainAndAgain() throws {
        let kept = block("Tasks:", "[ ] Call Ann &amp; Bo")
        let base = BasePair(contact: "Tasks:\n[ ] Call Ann & Bo", project: .text(kept))
        #expect(try planner().plan(subject(kept, tasks: [task("Call Ann & Bo")], base: base)) == nil)
        #expect(try planner().plan(subject(kept, tasks: [task("Call Ann & Cy")], base: base)) != nil)
        #expect(try planner().plan(subject(kept + "\nmine", tasks: [task("Call Ann & Bo")], base: base)) != nil)
    }

    @Test func withNothingToSayTheBlockGoes() throws {
        let text = "ghl:c1\n" + block("x")
        let base = BasePair(contact: "x", project: .text(text))
        let write = try #require(try planner().plan(subject(text, base: base))?.writes.first)
        #expect(write.changes.map(\.to) == ["ghl:c1\n"])
        #expect(write.base[CrewSheetPlanner.baseField]?.contact == .null)
        let alone = try #require(try planner().plan(subject(block("x"), base: base))?.writes.first)
        #expect(alone.changes.map(\.to) == [.null])
    }

    @Test(arguments: [
        ("ghl:c1", "taken out"), ("ghl:c1\n" + ManagedBlock.opening + "\nx", "missing"),
        (ManagedBlock.closing + "\n" + ManagedBlock.opening, "changed places"),
    ])
    func aFenceThatAPersonChangedIsReportedAndNotFought(_ text: String, _ reason: String) throws {
        let base = BasePair(contact: "x", project: "what it was")
        let plan = try #require(try planner().plan(subject(text, tasks: [task("Call Ann")], base: base)))
        #expect(plan.writes.isEmpty)
        let item = try #require(plan.reviewItems.first)
        #expect(plan.reviewItems.count == 1)
        #expect(item.code == .fence && item.needsPerson && item.subject == RecordID(.contact, "c1"))
        #expect(item.message.contains(reason))
        #expect(item.message.contains(ManagedBlock.opening) && item.message.contains(ManagedBlock.closing))
    }

    @Test func aBlockThatWasTakenAwayForWantOfThingsToSayComesBack() throws {
        let base = BasePair(contact: nil, project: "ghl:c1")
        let plan = try planner().plan(subject(tasks: [task("Call Ann")], base: base))
        #expect(plan?.writes.count == 1)
        #expect(plan?.reviewItems.isEmpty == true)
    }

    @Test func aPairThatRestsOrIsNotKnownEnoughIsLeftAlone() throws {
        let tasks = [task("Call Ann")]
        #expect(try planner().plan(subject(tasks: tasks, notes: nil)) == nil)
        #expect(try planner().plan(subject(tasks: tasks, isArchived: true)) == nil)
        for state in [Link.State.archived, .retired, .pending] {
            #expect(try planner().plan(subject(tasks: tasks, state: state)) == nil)
        }
    }
}
