import Foundation
import Records
import Storage
import Testing

@Suite struct RecordsTableTests {
    private let keys: Set<StoredKey> = [StoredKey(tier: 0, text: "ghl:c1"), StoredKey(tier: 3, text: "ana")]

    @Test func `a record keeps everything`() async throws {
        try await withStore { store in
            let record = Record(
                id: RecordID(.project, "p \"1\"/é"),
                fields: ["title": "Roof \u{0} \"x\"", "tags": ["a", .number(1.5)], "customFields.a": true],
                isArchived: true,
                createdAt: Date(timeIntervalSince1970: 1_700_000_000.123),
                revision: "2026-01-01T00:00:00Z"
            )
            let stored = try await store.write { tx in
                try tx.upsert([(record, [])], workspace: "w")
                return try tx.records([record.id], workspace: "w")
            }
            let found = try #require(stored[record.id])
            #expect(found.record.fields == record.fields)
            #expect(found.record.isArchived)
            #expect(found.record.revision == record.revision)
            #expect(found.goneAt == nil)
            let age = try #require(found.record.createdAt).timeIntervalSince(try #require(record.createdAt))
            #expect(abs(age) < 0.001)
            let digests = try await store.read { try $0.digests(of: [record.id], workspace: "w") }
            #expect(digests == [record.id: record.digest])
        }
    }

    @Test func `a record taken in again replaces the old snapshot and its keys`() async throws {
        try await withStore { [keys] store in
            let result = try await store.write { tx in
                try tx.upsert([(Row.contact("c1"), keys)], workspace: "w")
                let new = Row.contact("c1", ["name": "Bob"])
                try tx.upsert([(new, [StoredKey(tier: 3, text: "bob")])], workspace: "w")
                try tx.upsert([], workspace: "w")
                return (
                    try tx.records([new.id], workspace: "w")[new.id]?.record,
                    try tx.keys(of: [new.id], workspace: "w")[new.id],
                    try tx.holders(of: keys, workspace: "w"), try tx.recordCount(of: .contact, workspace: "w")
                )
            }
            #expect(result.0 == Row.contact("c1", ["name": "Bob"]))
            #expect(result.1 == [StoredKey(tier: 3, text: "bob")])
            #expect(result.2.isEmpty)
            #expect(result.3 == 1)
        }
    }

    @Test func `the holders of a key are of both kinds, and of that tier only`() async throws {
        try await withStore { store in
            let ana = StoredKey(tier: 3, text: "ana")
            let holders = try await store.write { tx in
                try tx.upsert(
                    [
                        (Row.contact("c1"), [ana, StoredKey(tier: 0, text: "ghl:c1")]), (Row.project("p1"), [ana]),
                        (Row.contact("c2"), [StoredKey(tier: 1, text: "ana")]), (Row.contact("c3"), []),
                    ],
                    workspace: "w"
                )
                return (try tx.holders(of: [ana], workspace: "w"), try tx.holders(of: [], workspace: "w"))
            }
            #expect(
                Set(holders.0) == [
                    KeyHolder(key: ana, record: RecordID(.contact, "c1")),
                    KeyHolder(key: ana, record: RecordID(.project, "p1")),
                ]
            )
            #expect(holders.1.isEmpty)
        }
    }

    @Test func `a record that is gone is no candidate and not there, but can still be read`() async throws {
        try await withStore { [keys] store in
            let id = RecordID(.contact, "c1")
            let result = try await store.write { tx in
                try tx.upsert([(Row.contact("c1"), keys), (Row.contact("c2"), [])], workspace: "w")
                try tx.markGone([id], at: Milliseconds(77), workspace: "w")
                return (
                    try tx.records([id], workspace: "w")[id], try tx.holders(of: keys, workspace: "w"),
                    try tx.digests(of: [id], workspace: "w"), try tx.remoteIDs(of: .contact, workspace: "w")
                )
            }
            #expect(result.0?.goneAt == Milliseconds(77))
            #expect(result.0?.record["name"] == "Ana")
            #expect(result.1.isEmpty)
            #expect(result.2.isEmpty)
            #expect(result.3 == ["c2"])
            let count = try await store.write { tx in
                try tx.upsert([(Row.contact("c1"), keys)], workspace: "w")
                return try tx.recordCount(of: .contact, workspace: "w")
            }
            #expect(count == 2)
        }
    }

    @Test func `a contact and a project with one id are two records`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.upsert([(Row.contact("x"), []), (Row.project("x"), [])], workspace: "w")
                try tx.markGone([RecordID(.contact, "x")], at: Milliseconds(1), workspace: "w")
                return (
                    try tx.remoteIDs(of: .contact, workspace: "w"), try tx.remoteIDs(of: .project, workspace: "w"),
                    try tx.records([RecordID(.contact, "x"), RecordID(.project, "x")], workspace: "w").count
                )
            }
            #expect(result.0.isEmpty)
            #expect(result.1 == ["x"])
            #expect(result.2 == 2)
        }
    }

    @Test func `another mapping makes every record count as changed, the same one none`() async throws {
        try await withStore { store in
            let id = RecordID(.contact, "c1")
            let result = try await store.write { tx in
                let first = try tx.adopt(mappingDigest: "a", workspace: "w")
                try tx.upsert([(Row.contact("c1"), [])], workspace: "w")
                let same = try tx.adopt(mappingDigest: "a", workspace: "w")
                let kept = try tx.digests(of: [id], workspace: "w")[id]
                let other = try tx.adopt(mappingDigest: "b", workspace: "w")
                return (first, same, kept, other, try tx.digests(of: [id], workspace: "w")[id])
            }
            #expect(!result.0)
            #expect(!result.1)
            #expect(result.2 == Row.contact("c1").digest)
            #expect(result.3)
            #expect(result.4 == 0)
        }
    }
}
