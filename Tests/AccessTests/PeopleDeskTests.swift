import Access
import Foundation
import Storage
import Testing

@Suite struct PeopleDeskTests {
    @Test func `roles allow what they say, and nothing else`() {
        let allowed = Role.allCases.map { role in Permission.allCases.filter(role.allows).map(\.rawValue) }
        #expect(allowed == [["see"], ["see", "decide"], ["see", "decide", "administer"]])
    }

    @Test func `who is invited joins with that role there and nowhere else`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        let session = try await test.join("bob@example.com", .manager)
        #expect(try await test.who(session)?.role == .manager)
        #expect(try await test.who(session, "other")?.role == nil)
        #expect(try await test.people().members().map(\.email) == ["ann@example.com", "bob@example.com"])
        #expect(try await test.people("other").members().map(\.email) == ["ann@example.com"])
    }

    @Test func `whoever has an account gets the role at once`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        let session = try await test.join("bob@example.com", .manager)
        #expect(try await test.people("other").invite("Bob@example.com", as: .viewer, by: .terminal) == nil)
        #expect(try await test.who(session, "other")?.role == .viewer)
        #expect(try await test.who(session)?.role == .manager)
    }

    @Test func `a changed role holds from the next request on`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        let session = try await test.join("bob@example.com", .manager)
        try await test.people().setRole(.viewer, of: "bob@example.com", by: .terminal)
        #expect(try await test.who(session)?.role == .viewer)
        try await test.people().setRole(nil, of: "bob@example.com", by: .terminal)
        #expect(try await test.who(session)?.role == nil)
    }

    @Test func `the last owner stays, and a refused change leaves nothing behind`() async throws {
        let test = try TestDoor()
        let session = try await test.owner()
        let home = test.people(FrontDoor.home)
        for change in [
            { try await home.setRole(.viewer, of: "ann@example.com", by: .terminal) },
            { try await home.setRole(nil, of: "ann@example.com", by: .terminal) },
            { try await home.remove("ann@example.com", from: ["main"], by: .terminal) },
        ] as [() async throws -> Void] {
            await #expect { try await change() } throws: { ($0 as? AccessError)?.code == .impossible }
        }
        #expect(try await test.who(session)?.role == .owner)
        #expect(try await test.people().audits(limit: 10).map(\.act) == ["joined"])
    }

    @Test func `a removed account is out at once`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        let session = try await test.join("bob@example.com", .manager)
        try await test.people().remove("bob@example.com", from: ["main"], by: .terminal)
        #expect(try await test.who(session) == nil)
        await #expect(throws: AccessError.self) {
            try await test.door.signIn(email: "bob@example.com", password: TestDoor.password, from: TestDoor.visitor)
        }
    }

    @Test func `a forgotten password is set anew by a link, and the sessions end`() async throws {
        let test = try TestDoor()
        let session = try await test.owner()
        let link = try await test.people().resetLink("ann@example.com", by: .terminal)
        #expect(try await test.door.invitation(link).isReset)
        let new = try await test.door.accept(
            link,
            email: "eve@example.com",
            name: "",
            password: "slate roof in May",
            from: .terminal
        )
        #expect(try await test.who(session) == nil)
        #expect(try await test.who(new)?.email == "ann@example.com", "the link says for whom, not the form")
        await #expect(throws: AccessError.self) { try await test.people().resetLink("eve@example.com", by: .terminal) }
    }

    @Test func `every act is on record with who and from where, and no secret is`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        let actor = PeopleDesk.Actor(name: "ann@example.com", visitor: TestDoor.visitor)
        _ = try await test.people().invite("bob@example.com", as: .manager, by: actor)
        let key = try await test.keys().make(name: "n8n", scopes: [.contactsRead], by: actor)
        try await test.keys().revoke(key.id, by: actor)
        let audits = try await test.people().audits(limit: 10)
        #expect(
            audits.map(\.act) == [
                "key revoked in main", "key made (contacts.readonly) in main", "invited as manager in main", "joined",
            ]
        )
        #expect(audits.prefix(3).allSatisfy { $0.actor == "ann@example.com" && $0.address == "192.0.2.7" })
        #expect(audits.allSatisfy { !key.text.hasSuffix($0.subject) })
        #expect(
            try await test.people().audits(limit: 1, before: audits[1].id).map(\.act) == ["invited as manager in main"]
        )
    }
}
