import Mapping
import Records
import Testing

@Suite struct FieldCheckTests {
    private func checks(_ text: String) throws -> FieldRule {
        let yaml = MappingText.rule("highlevel: name", "busybusy: title", "validate: \(text)")
        return try MappingDocument(yaml: yaml).fields[0]
    }

    @Test(
        arguments: [
            ("required", nil, "is empty"), ("required", " ", "is empty"), ("required", "a", nil),
            ("{pattern: \"[A-Z]{2}\"}", "TX", nil),
            ("{pattern: \"[A-Z]{2}\"}", "tx", "does not have the form [A-Z]{2}"),
            ("{length: {min: 2, max: 3}}", "a", "fewer than 2"), ("{length: {min: 2, max: 3}}", "abcd", "more than 3"),
            ("{length: {max: 3}}", "e\u{301}e\u{301}e\u{301}", nil),
            ("{one-of: [TX, OK]}", "tx ", nil), ("{one-of: [TX, OK]}", "LA", "is none of TX, OK"),
            ("phone", "(312) 555-0147", nil), ("phone", "555", "is no phone number"),
            ("email", "ana.o'brien+x@mail.example.com", nil), ("email", "ana@münchen.de", nil),
            ("email", "ana", "is no e-mail"), ("email", "ana@home", "is no e-mail"),
            ("email", "a b@c.de", "is no e-mail"),
            ("email", "a..b@c.de", "is no e-mail"), ("email", "ana@-c.de", "is no e-mail"),
            ("email", "@c.de", "is no e-mail"),
            ("email", "ana@c..de", "is no e-mail"), ("email", nil, nil), ("phone", "", nil),
            ("{one-of: [A]}", nil, nil),
        ] as [(String, Value, String?)]
    )
    func `finds what is wrong`(_ check: String, _ value: Value, _ fault: String?) throws {
        let verdict = try checks("[\(check)]").verdict(on: value)
        if let fault { #expect(verdict?.reason.contains(fault) == true, "\(verdict?.reason ?? "nothing")") }
        #expect((verdict == nil) == (fault == nil))
    }

    @Test func `a required value refuses, all else drops, unless the document says otherwise`() throws {
        let rule = try checks("[required, email, {phone: true, severity: warn}, {length: {max: 3}, severity: refuse}]")
        #expect(rule.checks.map(\.severity) == [.refuse, .drop, .warn, .refuse])
    }

    @Test func `of several faults the severest decides, and all are told`() throws {
        let rule = try checks("[{email: true, severity: warn}, {length: {max: 2}}]")
        let verdict = try #require(rule.verdict(on: "abc"))
        #expect(verdict.severity == .drop)
        #expect(verdict.reason == "\"abc\" is no e-mail address (email), and has 3 characters, more than 2 (length)")
    }

    @Test func `a long value is not told in full`() throws {
        let verdict = try checks("email").verdict(on: .text(String(repeating: "x", count: 5000)))
        #expect((verdict?.reason.count ?? 0) < 150)
    }

    @Test(arguments: [
        ("mail", "Did you mean 'email'?"), ("pattern", "needs a parameter"),
        ("{pattern: \"(\"}", "'(' without its ')'"),
        ("{length: 5}", "must be a set"), ("{length: {min: 5, max: 2}}", "the smaller first"),
        ("{length: {}}", "needs 'min'"),
        ("{one-of: []}", "at least one text"), ("{email: true, severity: stop}", "'severity'"),
        ("{email: true, phone: true}", "one name"), ("unique", "'unique' is not supported"),
        ("{severity: warn}", "one name"),
    ])
    func `a check that cannot be read`(_ text: String, _ expected: String) {
        let yaml = MappingText.rule("highlevel: name", "busybusy: title", "validate: [\(text)]")
        let problems = MappingDocument.problems(in: yaml)
        #expect(problems.contains { $0.line == 5 && $0.message.contains(expected) }, "\(problems)")
    }
}
