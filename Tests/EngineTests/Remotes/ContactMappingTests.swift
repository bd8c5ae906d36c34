import Foundation
import HighLevel
import Reconciliation
import Records
import Testing

@testable import Engine

@Suite struct ContactMappingTests {
    private func write(_ fields: [FieldName: Value], tags: [String] = []) -> PlannedWrite {
        PlannedWrite(
            kind: .contact,
            action: .create,
            changes: fields.keys.sorted().map { FieldChange(field: $0, from: .null, to: fields[$0] ?? .null) },
            tags: tags,
            marker: "busybusy:p1",
            reason: "test"
        )
    }

    private func update(_ fields: [FieldName: Value], of current: Record? = nil) throws -> ContactUpdate {
        let current = current ?? Record(id: RecordID(.contact, "c1"), fields: [:])
        let changes = fields.keys.sorted().map { FieldChange(field: $0, from: current[$0], to: fields[$0] ?? .null) }
        return try ContactUpdate(changes, current: current)
    }

    @Test func aNewContactHasItsFieldsItsTagsAndTheMarkerAsSource() {
        var expected = ContactCreate()
        (expected.firstName, expected.lastName, expected.phone) = ("Rosa", "Ridge", "+13125550147")
        (expected.address1, expected.city, expected.state) = ("12 Elm Street", "Berwyn", "IL")
        (expected.postalCode, expected.country, expected.email) = ("60402", "US", "rosa@example.com")
        (expected.source, expected.tags) = ("busybusy:p1", ["customer"])
        expected.customFields = [CustomFieldInput(id: "f1", value: "J-7")]
        let body = ContactCreate(
            write(
                [
                    "name": "Rosa Ridge", "phone": "+13125550147", "address1": "12 Elm Street", "city": "Berwyn",
                    "state": "IL", "postalCode": "60402", "country": "US", "email": "rosa@example.com",
                    "source": "a referral", "customFields.f1": "J-7",
                ],
                tags: ["customer"]
            )
        )
        #expect(body == expected)
    }

    @Test func aNameOfOneWordIsAFirstName() {
        let body = ContactCreate(write(["name": "Cher"]))
        #expect(body.firstName == "Cher")
        #expect(body.lastName == nil)
        #expect(body.tags == nil)
    }

    @Test func anUpdateSendsOnlyWhatChangedAndEmptiesWhatBecameBlank() throws {
        var expected = ContactUpdate()
        (expected.city, expected.phone) = (.set("Berwyn"), .clear)
        #expect(try update(["city": "Berwyn", "phone": .null]) == expected)
        #expect(try update([:]).isEmpty)
    }

    @Test(arguments: [
        ("Ana del Valle", "Ana", "del Valle"), ("Anna Smith", "Anna", "Smith"),
        ("Maria Luisa Ortiz", "Maria Luisa", "Ortiz"),
    ])
    func aChangedNameKeepsTheOldPlaceOfTheSplit(name: String, first: String, last: String) throws {
        let current = Record(id: RecordID(.contact, "c1"), fields: ["firstName": "Anna", "lastName": "del Valle"])
        let body = try update(["name": .text(name)], of: current)
        #expect(body.firstName == .set(first))
        #expect(body.lastName == .set(last))
        #expect(body.name == .keep)
    }

    @Test func anEmptiedNameEmptiesBothParts() throws {
        let body = try update(["name": .null])
        #expect(body.firstName == .clear)
        #expect(body.lastName == .clear)
    }

    @Test func aCustomFieldIsSentByItsId() throws {
        let body = try update(["customFields.f1": .list(["a", "b"])])
        #expect(body.customFields == [CustomFieldInput(id: "f1", value: ["a", "b"])])
    }

    @Test(arguments: ["companyName", "tags", "nonsense"]) func aFieldThatIsNotTakenIsRefused(field: String) {
        let error = #expect(throws: RemoteError.self) { try update([FieldName(rawValue: field): "x"]) }
        #expect(error?.disposition == .refused)
        #expect(error?.message.contains(field) == true)
    }

    @Test func aContactBecomesARecordWithoutBlanks() {
        var contact = Contact(id: "c1")
        (contact.firstName, contact.lastName, contact.phone, contact.city) = ("Rosa", " Ridge", "", "  ")
        contact.tags = ["won", "customer"]
        contact.customFields = [
            CustomField(id: "f1", value: 7), CustomField(id: "f2", value: .object(["url": "x"])),
        ]
        contact.dateAdded = Date(timeIntervalSince1970: 1000)
        contact.dateUpdated = Date(timeIntervalSince1970: 1000.25)
        let record = Record(contact: contact)
        #expect(record.id == RecordID(.contact, "c1"))
        #expect(record["name"] == "Rosa Ridge")
        #expect(record["phone"] == .null)
        #expect(record["city"] == .null)
        #expect(record["tags"] == ["customer", "won"])
        #expect(record["customFields.f1"] == 7.0)
        #expect(record["customFields.f2"] == .null)
        #expect(record.createdAt == Date(timeIntervalSince1970: 1000))
        #expect(record.revision == "1970-01-01T00:16:40.250Z")
        #expect(!record.isArchived)
    }

    @Test func aContactWithAFullNameOnlyKeepsIt() {
        var contact = Contact(id: "c1")
        contact.name = "Rosa Ridge"
        #expect(Record(contact: contact)["name"] == "Rosa Ridge")
    }

    @Test func laterRevisionsAreGreaterTexts() {
        let revisions = [0, 0.001, 0.01, 0.999, 1, 10, 1_790_000_000.5].map { seconds in
            var contact = Contact(id: "c1")
            contact.dateUpdated = Date(timeIntervalSince1970: seconds)
            return Record(contact: contact).revision ?? ""
        }
        #expect(zip(revisions, revisions.dropFirst()).allSatisfy(<))
    }

    @Test(arguments: [
        Value.null, "text", 1.5, true, .list(["a", .null, 2.0]),
    ])
    func jsonValuesComeBackAsTheyWere(value: Value) {
        #expect(Value(json: value.json) == value)
    }
}
