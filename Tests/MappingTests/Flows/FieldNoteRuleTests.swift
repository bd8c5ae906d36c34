import Mapping
import Testing

@Suite struct FieldNoteRuleTests {
    private func rule(_ yaml: String) throws -> FieldNoteRule? {
        try MappingDocument(yaml: MappingText.withRules(and: yaml)).flows.fieldNotes
    }

    @Test func `it is off unless it is switched on`() throws {
        #expect(try MappingDocument.standard().flows.fieldNotes == nil)
        #expect(try rule("field-notes: false") == nil)
        #expect(try rule("field-notes: true") == FieldNoteRule(since: .switchedOn, perRun: 200))
    }

    @Test(arguments: [
        ("since: all", FieldNoteRule(since: .all)), ("since: switched-on", FieldNoteRule()),
        ("since: 2026-03-01", FieldNoteRule(since: .day("2026-03-01"))),
        ("per-run: 5000", FieldNoteRule(perRun: 5000)), ("per-run: 1", FieldNoteRule(perRun: 1)),
    ])
    func `every option is taken`(_ line: String, _ expected: FieldNoteRule) throws {
        #expect(try rule("field-notes:\n  \(line)") == expected)
    }

    @Test(arguments: [
        ("since: yesterday", "'yesterday'"), ("since: 2026-02-30", "2026-02-30"), ("since: 1.3.2026", "all"),
        ("since: [all]", "'since'"), ("per-run: 0", "1 to 5000"), ("per-run: many", "1 to 5000"),
        ("sinse: all", "'since'?"),
    ])
    func `a problem names its line and what to write instead`(_ line: String, _ words: String) {
        let problems = MappingDocument.problems(in: MappingText.withRules(and: "field-notes:\n  \(line)"))
        #expect(problems.map(\.line) == [6], "\(problems)")
        #expect(problems.first?.message.contains(words) == true, "\(problems)")
    }
}
