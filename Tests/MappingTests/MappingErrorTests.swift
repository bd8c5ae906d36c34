import Mapping
import Testing

@Suite struct MappingErrorTests {
    /// A document, the line of its one problem, and what the message must say.
    struct Case: Sendable, CustomTestStringConvertible {
        let yaml: String
        let line: Int
        let words: [String]

        init(_ yaml: String, line: Int, _ words: String...) {
            self.yaml = yaml
            self.line = line
            self.words = words
        }

        var testDescription: String { words.joined(separator: ", ") }
    }

    private func check(_ test: Case) {
        let problems = MappingDocument.problems(in: test.yaml)
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.line == test.line, "\(problems)")
        for word in test.words { #expect(problems.first?.message.contains(word) == true, "\(problems)") }
    }

    @Test(arguments: [
        Case("", line: 1, "empty", "tenon: 1"),
        Case("# only a comment\n", line: 1, "empty"),
        Case("just words", line: 1, "the document must be a set", "fields"),
        Case("- a\n- b", line: 1, "the document must be a set"),
        Case(MappingText.rules, line: 1, "tenon: 1"),
        Case("tenon: 2\n" + MappingText.rules, line: 1, "version 1", "'2'"),
        Case("tenon: one\n" + MappingText.rules, line: 1, "version 1", "'one'"),
        Case("tenon: 1\nname: X", line: 1, "no 'fields'"),
        Case("tenon: 1\nfields: [a, b}", line: 2, "not YAML"),
        Case("tenon: 1\nname: \"X\nfields: []", line: 3, "not YAML"),
        Case("tenon: 1\n\tname: X", line: 2, "not YAML"),
        Case("tenon: 1\nname: A\n" + MappingText.rules + "\nname: B", line: 2, "'name'", "twice"),
    ])
    func `the document as a whole`(_ test: Case) { check(test) }

    @Test(arguments: [
        Case(MappingText.withRules(and: "feilds: []"), line: 5, "unknown key 'feilds'", "Did you mean 'fields'?"),
        Case(MappingText.withRules(and: "zzzzzzzzzz: 1"), line: 5, "unknown key", "Known: tenon, name, region"),
        Case(MappingText.withRules(and: "scope:\n  contact-tag: [a]"), line: 6, "'scope'", "'contact-tags'?"),
        Case(MappingText.withRules(and: "new-contacts:\n  creat: true"), line: 6, "'new-contacts'", "'create'?"),
        Case(MappingText.withRules(and: "lifecycle:\n  deleted: keep"), line: 6, "unknown key 'deleted'"),
        Case(MappingText.withRules(and: "guard:\n  archive-at-least: 5%"), line: 6, "'archive-at-most'?"),
        Case(MappingText.rule("highlevel: name", "busybusy: title", "compar: name"), line: 5, "'compare'?"),
        Case(
            MappingText.withRules(and: "new-contacts:\n  task:\n    title: A\n    due: 1"),
            line: 8,
            "unknown key 'due' in 'task'"
        ),
    ])
    func `unknown keys`(_ test: Case) { check(test) }

    @Test(arguments: [
        Case(
            MappingText.rule("highlevel: nmae", "busybusy: title"),
            line: 3,
            "HighLevel contact field 'nmae'",
            "'name'?"
        ),
        Case(MappingText.rule("highlevel: name", "busybusy: titel"), line: 4, "busybusy project field", "'title'?"),
        Case(MappingText.rule("highlevel: [name, fax]", "busybusy: title"), line: 3, "'fax'"),
        Case(MappingText.rule("highlevel: customFields.", "busybusy: title"), line: 3, "'customFields.'"),
        Case(MappingText.rule("highlevel: name", "busybusy: customFields.a"), line: 4, "'customFields.a'"),
        Case(MappingText.rule("highlevel: []", "busybusy: title"), line: 3, "at least one field"),
        Case(MappingText.rule("highlevel: {a: b}", "busybusy: title"), line: 3, "must be a text"),
        Case(MappingText.rule("highlevel: name"), line: 3, "needs both"),
        Case(MappingText.rule("busybusy: title"), line: 3, "needs both"),
        Case(
            MappingText.rule("highlevel: name", "busybusy: title", "transforms: [trim, upercase]"),
            line: 5,
            "unknown transform 'upercase'",
            "'uppercase'?"
        ),
        Case(MappingText.with("fields: name"), line: 2, "must be a list"),
        Case(MappingText.with("fields: []"), line: 2, "at least one"),
        Case(MappingText.rule("highlevel: phone", "busybusy: phone"), line: 3, "every project needs"),
        Case(
            MappingText.rule("highlevel: name", "busybusy: title", "direction: to-highlevel"),
            line: 3,
            "every project needs"
        ),
        Case(
            MappingText.withRules(and: "new-contacts:\n  name-from: [name]"),
            line: 6,
            "busybusy project field 'name'"
        ),
    ])
    func `unknown fields and transforms`(_ test: Case) { check(test) }

    @Test(arguments: [
        Case(
            MappingText.rule("highlevel: name", "busybusy: title", "direction: two-ways"),
            line: 5,
            "'direction'",
            "both"
        ),
        Case(MappingText.rule("highlevel: name", "busybusy: title", "conflict: busybsy"), line: 5, "'busybusy'?"),
        Case(MappingText.rule("highlevel: name", "busybusy: title", "compare: like"), line: 5, "'compare'"),
        Case(MappingText.rule("highlevel: name", "busybusy: title", "required: maybe"), line: 5, "true or false"),
        Case(MappingText.withRules(and: "new-contacts:\n  create: perhaps"), line: 6, "'create'", "true or false"),
        Case(MappingText.withRules(and: "lifecycle:\n  contact-deleted: delete"), line: 6, "'contact-deleted'", "keep"),
        Case(MappingText.withRules(and: "lifecycle:\n  contact-leaves-scope: no"), line: 6, "'contact-leaves-scope'"),
        Case(MappingText.withRules(and: "region: usa"), line: 5, "'usa' is not a region", "GB"),
        Case(MappingText.withRules(and: "region: us"), line: 5, "'us' is not a region"),
        Case(MappingText.withRules(and: "region: UK"), line: 5, "'UK' is not a region", "GB"),
        Case(MappingText.withRules(and: "region: XX"), line: 5, "'XX' is not a region"),
        Case(MappingText.withRules(and: "region: [US]"), line: 5, "'region' must be a text"),
        Case(MappingText.withRules(and: "scope: customer"), line: 5, "'scope' must be a set"),
        Case(MappingText.withRules(and: "scope:\n  contact-tags: [[a]]"), line: 6, "'contact-tags'", "must be a text"),
        Case(MappingText.withRules(and: "scope:\n  contact-tags:"), line: 6, "'contact-tags'", "must be a text"),
        Case(MappingText.withRules(and: "name: \"\""), line: 5, "'name' must be a text"),
    ])
    func `values outside the choices`(_ test: Case) { check(test) }

    @Test(arguments: ["20", "-1%", "101%", "many", "'%'", "nan%", "[20%]"])
    func `a guard that is no share`(_ text: String) {
        check(Case(MappingText.withRules(and: "guard:\n  archive-at-most: \(text)"), line: 6, "a share such as 20%"))
    }

    @Test(arguments: ["-1", "366", "1.5", "soon", "[1]"])
    func `a task due on no possible day`(_ text: String) {
        let yaml = MappingText.withRules(and: "new-contacts:\n  task:\n    title: Call\n    due-in-days: \(text)")
        check(Case(yaml, line: 8, "0 to 365"))
    }

    @Test func `a task without a title`() {
        check(
            Case(MappingText.withRules(and: "new-contacts:\n  task:\n    due-in-days: 1"), line: 7, "needs a 'title'")
        )
    }

    @Test(arguments: [
        Case(
            MappingText.rule("highlevel: name", "busybusy: additionalInfo", "direction: to-busybusy"),
            line: 4,
            "'additionalInfo' is kept by Tenon"
        ),
        Case(MappingText.rule("highlevel: tags", "busybusy: number"), line: 3, "'tags'", "new-contacts", "to-busybusy"),
        Case(
            MappingText.rule("highlevel: companyName", "busybusy: customer"),
            line: 3,
            "'companyName' cannot be written",
            "to-busybusy"
        ),
        Case(
            MappingText.rule("highlevel: [companyName, name]", "busybusy: customer", "direction: to-highlevel"),
            line: 3,
            "'companyName' cannot be written"
        ),
    ])
    func `fields that cannot be written`(_ test: Case) { check(test) }

    @Test(arguments: [
        Case(
            MappingText.withRules(and: "  - highlevel: email\n    busybusy: title"),
            line: 5,
            "busybusy's 'title' stands in two rules"
        ),
        Case(
            MappingText.withRules(and: "  - highlevel: name\n    busybusy: customer"),
            line: 5,
            "two rules write HighLevel's 'name'",
            "to-busybusy"
        ),
        Case(
            MappingText.withRules(and: "  - highlevel: [email, name]\n    busybusy: customer"),
            line: 5,
            "two rules write HighLevel's 'name'"
        ),
    ])
    func `one target of two rules`(_ test: Case) { check(test) }

    @Test func `one field may feed several when it goes one way`() throws {
        let yaml = MappingText.withRules(
            and: "  - highlevel: name\n    busybusy: customer\n    direction: to-busybusy"
        )
        #expect(try MappingDocument(yaml: yaml).fields.count == 2)
    }

    @Test func `all problems are named, in the order of the document`() {
        let yaml = """
            tenon: 1
            regoin: US
            fields:
              - highlevel: nmae
                busybusy: title
              - highlevel: phone
                busybusy: phone
                transforms: [phone]
            guard:
              archive-at-most: all
            """
        let problems = MappingDocument.problems(in: yaml)
        #expect(problems.map(\.line) == [2, 4, 8, 10])
        #expect(problems.map(\.column) == [1, 16, 18, 20])
    }

    @Test func `reads as lines with their places`() {
        let error = #expect(throws: MappingError.self) {
            try MappingDocument(yaml: MappingText.withRules(and: "nmae: A\nregion: usa"))
        }
        let lines = error?.description.split(separator: "\n") ?? []
        #expect(lines.map { $0.prefix { $0 != ":" } } == ["line 5, column 1", "line 6, column 9"])
    }
}
