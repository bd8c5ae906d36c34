import Mapping
import Testing

@Suite struct CrewSheetRuleTests {
    private func rule(_ lines: String...) throws -> CrewSheetRule? {
        try MappingDocument(yaml: MappingText.withRules(and: lines.joined(separator: "\n"))).flows.crewSheet
    }

    @Test func itIsOffUnlessItIsNamed() throws {
        #expect(try MappingDocument(yaml: MappingText.with(MappingText.rules)).flows.crewSheet == nil)
        #expect(try MappingDocument.standard().flows.crewSheet == nil)
        #expect(try rule("crew-sheet: false") == nil)
        #expect(try rule("crew-sheet: true") == CrewSheetRule())
    }

    @Test func everyOptionIsRead() throws {
        var wanted = CrewSheetRule()
        (wanted.tasks, wanted.doneDays, wanted.notes, wanted.limit) = (.all, 30, 3, 800)
        (wanted.notesEvery, wanted.notesPerRun, wanted.timeZone) = (1800, 50, "America/Denver")
        let read = try rule(
            "crew-sheet:",
            "  tasks: all",
            "  done-days: 30",
            "  notes: 3",
            "  at-most: 800",
            "  notes-every: 30m",
            "  notes-per-run: 50",
            "  time-zone: America/Denver"
        )
        #expect(read == wanted)
    }

    @Test(arguments: [("0m", 0.0), ("6h", 21_600), ("168h", 604_800), ("90m", 5400)])
    func timesAreMinutesOrHours(_ text: String, _ seconds: Double) throws {
        #expect(try rule("crew-sheet:", "  notes-every: \(text)")?.notesEvery == seconds)
    }

    @Test(arguments: [
        ("tasks: opn", "'tasks'", "'open'?"), ("notes: 51", "'notes'", "0 to 50"), ("notes: -1", "'notes'", "0 to 50"),
        ("at-most: 100", "'at-most'", "200 to 20000"), ("at-most: much", "'at-most'", "200 to 20000"),
        ("done-days: 400", "'done-days'", "0 to 365"), ("notes-every: 5", "'notes-every'", "such as 30m or 6h"),
        ("notes-every: 169h", "'notes-every'", "up to a week"), ("notes-every: -1h", "'notes-every'", "up to a week"),
        ("notes-per-run: 0", "'notes-per-run'", "1 to 10000"), ("time-zone: Chicago", "'Chicago'", "America/Chicago"),
        ("time-zone: Mars/Olympus", "'Mars/Olympus'", "not a time zone"), ("note: 3", "'note'", "'notes'?"),
    ])
    func aProblemNamesItsLineTheRuleAndTheNextStep(_ line: String, _ what: String, _ next: String) {
        let problems = MappingDocument.problems(in: MappingText.withRules(and: "crew-sheet:\n  \(line)"))
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.line == 6)
        #expect(problems.first?.message.contains(what) == true, "\(problems)")
        #expect(problems.first?.message.contains(next) == true, "\(problems)")
    }
}
