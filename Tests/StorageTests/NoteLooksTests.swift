import Records
import Storage
import Testing

@Suite struct NoteLooksTests {
    private func look(_ moment: Int64, cause: Int64 = 7, isKnown: Bool = true) -> NoteLook {
        NoteLook(lookedAt: Milliseconds(moment), cause: cause, isKnown: isKnown)
    }

    @Test func `a look is kept for its contact and a later one takes its place`() async throws {
        try await withStore { store in
            let looks = try await store.write { tx in
                try tx.save(look(1), at: "c1", workspace: "w")
                try tx.save(look(2, cause: .min, isKnown: false), at: "c2", workspace: "w")
                try tx.save(look(3, cause: .max), at: "c1", workspace: "w")
                try tx.save(look(4), at: "c1", workspace: "other")
                return try tx.noteLooks(at: ["c1", "c2", "c3"], workspace: "w")
            }
            #expect(looks == ["c1": look(3, cause: .max), "c2": look(2, cause: .min, isKnown: false)])
        }
    }

    @Test func `digests are those of the owners' records that are not gone`() async throws {
        let tasks = ["t2", "t1", "t3"].map { id in
            Record(id: RecordID(.task, id), fields: ["title": "Call"], owner: id == "t3" ? "c2" : "c1")
        }
        try await withStore { store in
            let digests = try await store.write { tx in
                try tx.upsert(tasks.map { ($0, []) }, workspace: "w")
                try tx.markGone([RecordID(.task, "t3")], at: Milliseconds(5), workspace: "w")
                return try tx.digests(of: .task, ownedBy: ["c1", "c2"], workspace: "w")
            }
            #expect(digests.keys.sorted() == ["c1"])
            #expect(digests["c1"]?.map(\.remoteID) == ["t1", "t2"])
            #expect(digests["c1"]?.map(\.digest) == [tasks[1].digest, tasks[0].digest])
        }
    }

    @Test func `only what Tenon made is among the copies`() async throws {
        let note = RecordID(.note, "n1")
        let copy = Copy(id: CopyID(.fieldNote, "e1"), target: note, owner: "c1", content: "")
        try await withStore { store in
            let copied = try await store.write { tx in
                try tx.save(copy, workspace: "w")
                return try tx.copied(among: [note, RecordID(.note, "n2"), RecordID(.task, "n1")], workspace: "w")
            }
            #expect(copied == [note])
        }
    }
}
