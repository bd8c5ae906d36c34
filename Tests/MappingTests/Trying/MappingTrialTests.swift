import Mapping
import Records
import Testing

@Suite struct MappingTrialTests {
    private func line(_ record: Record, _ rule: String...) throws -> MappingTrial.Line {
        let yaml = MappingText.with("fields:\n  - " + (["busybusy: title"] + rule).joined(separator: "\n    "))
        return try MappingDocument(yaml: yaml).trial(of: record).rules[0]
    }

    private let contact = Record(id: RecordID(.contact, "c1"), fields: ["companyName": " acme  co ", "city": "Aurora"])

    @Test func `shows each step over and back`() throws {
        let line = try line(
            contact,
            "highlevel: [name, companyName]",
            "transforms: [single-space, {lookup: {acme co: A}}]"
        )
        #expect(line.source == "companyName")
        #expect(line.over.from == " acme  co ")
        #expect(line.over.steps.map(\.transform) == ["single-space", "lookup"])
        #expect(line.over.steps.map(\.value) == ["acme co", "A"])
        #expect(line.back.steps.map(\.transform) == ["lookup", "single-space"])
        #expect(line.back.to == "acme co")
        #expect(line.settles && line.faults.isEmpty && line.silentBecause == nil)
    }

    @Test func `a project is tried the other way round`() throws {
        let project = Record(id: RecordID(.project, "p1"), fields: ["title": "a"])
        let line = try line(
            project,
            "highlevel: name",
            "transforms: [{lookup: {acme: A}}]",
            "validate: {length: {min: 3}}"
        )
        #expect(line.over.to == "acme" && line.back.to == "A")
        #expect(line.goesOver && line.comesBack && line.settles)
        #expect(line.faults.map(\.check) == ["length"])
    }

    @Test func `says why a rule is silent`() throws {
        let line = try line(contact, "highlevel: name", "when: {field: city, is: Boston}")
        #expect(line.silentBecause == "only when city is Boston")
    }

    @Test(arguments: [("Lone", false), ("Texas", true)] as [(Value, Bool)])
    func `says when a row of transforms does not settle`(_ name: Value, _ settles: Bool) throws {
        // What is called Lone over there is Texas when it comes back, and that goes over as TX.
        let contact = Record(id: RecordID(.contact, "c1"), fields: ["name": name])
        let line = try line(contact, "highlevel: name", "transforms: [{state: code}, {lookup: {Texas: Lone}}]")
        #expect(line.settles == settles)
    }
}
