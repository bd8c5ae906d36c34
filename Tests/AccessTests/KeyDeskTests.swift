import Access
import Foundation
import Storage
import Testing

@Suite struct KeyDeskTests {
    @Test func `a key opens what its scopes say, in its workspace, until it is revoked`() async throws {
        let test = try TestDoor()
        let new = try await test.keys().make(name: "n8n", scopes: [.contactsRead, .contactsWrite], by: .terminal)
        let key = try #require(PresentedKey(text: new.text))
        #expect(key.workspace == "main")
        #expect(try await test.keys().scopes(of: key) == [.contactsRead, .contactsWrite])
        #expect(try await test.keys("other").scopes(of: key) == nil)
        try await test.keys().revoke(new.id, by: .terminal)
        #expect(try await test.keys().scopes(of: key) == nil)
        await #expect(throws: AccessError.self) { try await test.keys().revoke(new.id, by: .terminal) }
    }

    @Test func `the same id with another secret opens nothing`() async throws {
        let test = try TestDoor()
        let one = try await test.keys().make(name: "one", scopes: [.admin], by: .terminal)
        let two = try await test.keys().make(name: "two", scopes: [.contactsRead], by: .terminal)
        let forged = try #require(one.text.split(separator: ".").last.map { "tenon.main.\(two.id).\($0)" })
        let key = try #require(PresentedKey(text: forged))
        #expect(try await test.keys().scopes(of: key) == nil)
    }

    @Test func `its last use is seen, its secret is not`() async throws {
        let test = try TestDoor()
        let new = try await test.keys().make(name: "n8n", scopes: [.contactsRead], by: .terminal)
        let key = try #require(PresentedKey(text: new.text))
        #expect(try await test.keys().list().first?.usedAt == nil)
        _ = try await test.keys().scopes(of: key)
        let row = try #require(try await test.keys().list().first)
        #expect(row.usedAt?.date == test.now)
        #expect(!"\(row)".contains(new.text.suffix(43)))
        #expect(!"\(key)".contains(new.text.suffix(43)))
    }

    @Test func `writing does not imply reading, and admin implies all`() {
        #expect(!KeyScope.contactsWrite.covers(.contactsRead))
        #expect(KeyScope.allCases.allSatisfy(KeyScope.admin.covers))
        #expect(!KeyScope.contactsRead.covers(.admin))
    }

    @Test(arguments: ["", " ", String(repeating: "n", count: 61)]) func `a key has a name`(name: String) async throws {
        let test = try TestDoor()
        await #expect(throws: AccessError.self) {
            try await test.keys().make(name: name, scopes: [.admin], by: .terminal)
        }
        await #expect(throws: AccessError.self) { try await test.keys().make(name: "n8n", scopes: [], by: .terminal) }
        #expect(try await test.keys().list().isEmpty)
    }

    @Test(arguments: [
        "", "Bearer x", "tenon.main.abc.def", "tenon...", "tenon.main.0123456789." + String(repeating: "!", count: 43),
    ])
    func `what is no key is none`(text: String) { #expect(PresentedKey(text: text) == nil) }
}
