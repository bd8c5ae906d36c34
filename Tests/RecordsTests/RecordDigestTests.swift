import Foundation
import Records
import TestSupport
import Testing

@Suite struct RecordDigestTests {
    private static let fields: [FieldName: Value] = [
        "name": "Ana Núñez", "phone": "+13125550147", "tags": ["customer", "vip"], "customFields.a1": .number(42.5),
        "isOpen": true,
    ]
    private static let record = Record(id: RecordID(.contact, "c1"), fields: fields)

    /// Worked out apart from this code. A stored digest outlives the process, so another value here would make every
    /// record of every store count as changed.
    @Test func `has the same value on every machine and in every version`() {
        #expect(Self.record.digest == -164_867_950_326_924_440)
        #expect(Record(id: RecordID(.contact, "c1"), fields: [:]).digest == -5_808_590_958_014_384_161)
        #expect(
            Record(id: RecordID(.project, "p1"), fields: [:], isArchived: true).digest == -5_808_592_057_526_012_372
        )
    }

    @Test func `does not depend on the order in which fields were set`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<50 {
            var record = Record(id: RecordID(.contact, "c1"), fields: [:])
            for (name, value) in Self.fields.shuffled(using: &generator) { record[name] = value }
            #expect(record.digest == Self.record.digest)
        }
    }

    @Test(
        arguments: [
            ("name", "Ana Nuñez"), ("name", nil), ("name", ["Ana Núñez"]), ("phone", ""),
            ("phone", .number(13_125_550_147)),
            ("tags", ["vip", "customer"]), ("tags", ["customer"]), ("tags", []), ("tags", ["customer", ["vip"]]),
            ("tags", "customer, vip"), ("customFields.a1", .number(42)), ("customFields.a1", "42.5"),
            ("customFields.a2", .number(42.5)), ("isOpen", false), ("isOpen", "true"), ("isOpen", .number(1)),
        ] as [(FieldName, Value)]
    )
    func `differs when any field differs`(_ name: FieldName, _ value: Value) {
        var record = Self.record
        record[name] = value
        #expect(record.digest != Self.record.digest)
    }

    @Test func `tells values that run into each other apart`() {
        let id = RecordID(.contact, "c1")
        let records = [
            Record(id: id, fields: ["a": "bc"]), Record(id: id, fields: ["ab": "c"]),
            Record(id: id, fields: ["a": ["b", "c"]]), Record(id: id, fields: ["a": ["bc"]]),
            Record(id: id, fields: ["a": [["b"], "c"]]), Record(id: id, fields: ["a": [["b", "c"]]]),
            Record(id: id, fields: ["a": "b", "c": ""]), Record(id: id, fields: ["a": "", "bc": ""]),
        ]
        #expect(Set(records.map(\.digest)).count == records.count)
    }

    @Test func `archiving counts and the remote's own stamps do not`() {
        var archived = Self.record
        archived.isArchived = true
        #expect(archived.digest != Self.record.digest)
        var stamped = Self.record
        stamped.revision = "2026-05-01"
        stamped.createdAt = Date(timeIntervalSince1970: 0)
        #expect(stamped.digest == Self.record.digest)
    }

    @Test func `an absent field and a null one have one digest`() {
        var record = Self.record
        record.fields["email"] = .null
        #expect(record.digest == Self.record.digest)
    }
}
