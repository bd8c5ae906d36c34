import GRDB
import Records
import Storage
import Testing

@Suite struct LinksTests {
    @Test(arguments: Link.State.allCases)
    func `a link keeps everything and is found by either half and by its id`(_ state: Link.State) async throws {
        let link = Link(
            id: "l1",
            contactID: "c1",
            projectID: "p1",
            state: state,
            base: ["phone": BasePair(contact: "+13125550147", project: nil)],
            wasInScope: true
        )
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.save([link, Row.link("l2", "c2", nil, .pending)], workspace: "w")
                let ids = [RecordID(.contact, "c1"), RecordID(.project, "p1"), RecordID(.project, "c1")]
                return (
                    try tx.link("l1", workspace: "w"), try tx.links(of: ids, workspace: "w"),
                    try tx.link("l9", workspace: "w")
                )
            }
            #expect(result.0 == link)
            #expect(result.1 == [RecordID(.contact, "c1"): link, RecordID(.project, "p1"): link])
            #expect(result.2 == nil)
        }
    }

    @Test func `a link saved again is the new one`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.save([Row.link("l1", "c1", nil, .pending)], workspace: "w")
                try tx.save([Row.link("l1", "c1", "p1")], workspace: "w")
                try tx.save([], workspace: "w")
                return (try tx.link("l1", workspace: "w"), try tx.linkCounts(workspace: "w"))
            }
            #expect(result.0 == Row.link("l1", "c1", "p1"))
            #expect(result.1 == [.linked: 1])
        }
    }

    @Test(arguments: [("c1", "p2"), ("c2", "p1")])
    func `a record belongs to one link only`(_ contactID: String, _ projectID: String) async throws {
        try await withStore { store in
            try await store.write { try $0.save([Row.link("l1", "c1", "p1")], workspace: "w") }
            await #expect(throws: DatabaseError.self) {
                try await store.write { try $0.save([Row.link("l2", contactID, projectID)], workspace: "w") }
            }
            let counts = try await store.read { try $0.linkCounts(workspace: "w") }
            #expect(counts == [.linked: 1])
        }
    }

    @Test func `links in a state are listed in the order of their ids`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.save(
                    [Row.link("l3", "c3", "p3"), Row.link("l1", "c1", "p1"), Row.link("l2", "c2", "p2", .retired)],
                    workspace: "w"
                )
                try tx.save([Row.link("l0", "c1", "p1")], workspace: "other")
                return (
                    try tx.links(in: .linked, limit: 10, workspace: "w").map(\.id),
                    try tx.links(in: .linked, limit: 1, workspace: "w").map(\.id)
                )
            }
            #expect(result.0 == ["l1", "l3"])
            #expect(result.1 == ["l1"])
        }
    }

    @Test func `any number of links may wait for their other half`() async throws {
        try await withStore { store in
            let counts = try await store.write { tx in
                try tx.save(
                    [
                        Row.link("l1", "c1", nil, .pending), Row.link("l2", "c2", nil, .pending),
                        Row.link("l3", nil, "p1", .pending), Row.link("l4", nil, "p2", .pending),
                    ],
                    workspace: "w"
                )
                try tx.removeLink("l4", workspace: "w")
                return try tx.linkCounts(workspace: "w")
            }
            #expect(counts == [.pending: 3])
        }
    }
}
