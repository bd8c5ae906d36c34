import Foundation
import Records
import Testing

@Suite struct RecordTests {
    private let id = RecordID(.contact, "c1")

    @Test func `a null field and an absent one are the same`() {
        var record = Record(id: id, fields: ["name": "Ana", "phone": nil])
        #expect(record == Record(id: id, fields: ["name": "Ana"]))
        record["name"] = nil
        #expect(record == Record(id: id, fields: [:]))
        #expect(record["name"] == .null)
    }

    @Test func `the first filled field speaks and blank ones are passed over`() {
        let record = Record(id: id, fields: ["name": "  ", "companyName": "Acme", "email": "a@b.example"])
        #expect(record.firstFilled(of: ["name", "companyName", "email"])?.field == "companyName")
        #expect(record.firstFilled(of: ["name", "companyName", "email"])?.value == "Acme")
        #expect(record.firstFilled(of: ["name", "phone"]) == nil)
    }

    @Test func `survives coding`() throws {
        let record = Record(
            id: id,
            fields: ["name": "Ana", "tags": ["a", "b"]],
            isArchived: true,
            createdAt: Date(timeIntervalSince1970: 1_700_000_000),
            revision: "r7"
        )
        #expect(try JSONDecoder().decode(Record.self, from: JSONEncoder().encode(record)) == record)
    }

    @Test func `each kind lives in its own system and answers to the other`() {
        #expect(RecordKind.contact.system == .highLevel)
        #expect(RecordKind.project.system == .busybusy)
        for kind in RecordKind.linked {
            #expect(kind.counterpart != kind)
            #expect(kind.counterpart?.system == kind.system.other)
        }
        for kind in RecordKind.allCases where !RecordKind.linked.contains(kind) { #expect(kind.counterpart == nil) }
        #expect(RecordID(.project, "p1").description == "project p1")
    }
}
