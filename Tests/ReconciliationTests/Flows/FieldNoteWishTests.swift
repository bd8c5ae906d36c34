import Foundation
import Reconciliation
import Records
import Testing

@Suite struct FieldNoteWishTests {
    private static func entry(
        _ id: String = "e1",
        _ text: String = "Ridge done",
        on home: FieldEntry.Home = .contact("c1"),
        by memberID: String = "m1",
        ended: Double? = 100,
        deleted: Bool = false,
        mayBegin: Bool = true
    ) -> FieldEntry {
        FieldEntry(
            id: id,
            memberID: memberID,
            text: text,
            when: "Mon 2026-06-08, 06:40 to 15:10",
            end: ended.map { Date(timeIntervalSince1970: $0) },
            isDeleted: deleted,
            home: home,
            mayBegin: mayBegin
        )
    }

    /// The note as it stands after the wish was fulfilled.
    private func copy(_ wish: FieldNoteWish, isGone: Bool = false) throws -> Copy {
        let draft = try #require(wish.write(writer: "Ada", replacing: nil).copy)
        return Copy(
            id: draft.id,
            target: RecordID(.note, "note of \(draft.id.sourceID)"),
            owner: wish.contactID,
            content: draft.content,
            isGone: isGone
        )
    }

    private func made(_ entry: FieldEntry = entry()) throws -> Copy {
        try copy(try #require(FieldNoteWish.wishes(for: [entry], copies: []).first))
    }

    private func states(_ entry: FieldEntry, _ copies: [Copy]) -> [String] {
        FieldNoteWish.wishes(for: [entry], copies: copies).map { "\($0.contactID) \($0.state)" }
    }

    @Test(arguments: [
        (entry(), ["c1 written"]), (entry("e1", " \n "), []), (entry(ended: nil), []), (entry(deleted: true), []),
        (entry(on: .nobody), []), (entry(on: .unknown), []), (entry(mayBegin: false), []),
    ])
    func `a note begins with a closed entry that says something on somebody's job`(
        _ entry: FieldEntry,
        _ expected: [String]
    ) {
        #expect(states(entry, []) == expected)
    }

    @Test(arguments: [
        (entry(), []), (entry(mayBegin: false), []), (entry("e1", "Ridge done "), []),
        (entry("e1", "Ridge and valley"), ["c1 written"]), (entry(by: "m2"), ["c1 written"]),
        (entry("e1", ""), ["c1 emptied"]), (entry(deleted: true), ["c1 deleted"]),
        (entry(on: .contact("c2")), ["c1 moved", "c2 written"]),
        (entry(on: .contact("c2"), mayBegin: false), ["c1 moved"]), (entry(on: .nobody), ["c1 moved"]),
        (entry(on: .unknown), []), (entry(ended: nil), []), (entry("e1", "", on: .contact("c2")), ["c1 moved"]),
    ])
    func `a note follows its entry`(_ entry: FieldEntry, _ expected: [String]) throws {
        #expect(states(entry, [try made()]) == expected)
    }

    @Test func `what was done is not done again`() throws {
        for entry in [
            Self.entry("e1", "Other"), Self.entry("e1", ""), Self.entry(deleted: true), Self.entry(on: .nobody),
        ] {
            let wish = try #require(FieldNoteWish.wishes(for: [entry], copies: [try made()]).first)
            #expect(states(entry, [try copy(wish)]).isEmpty, "\(wish.state)")
        }
    }

    @Test func `a note that a person took away stays away`() throws {
        let wish = try #require(FieldNoteWish.wishes(for: [Self.entry()], copies: []).first)
        let gone = try copy(wish, isGone: true)
        #expect(states(Self.entry("e1", "Edited"), [gone]).isEmpty)
        #expect(states(Self.entry(deleted: true), [gone]).isEmpty)
    }

    @Test func `an entry that moves there and back has one note on each contact`() throws {
        let first = try made()
        let there = FieldNoteWish.wishes(for: [Self.entry(on: .contact("c2"))], copies: [first])
        let copies = try there.map { try copy($0) }
        #expect(Set(copies.map(\.id)).count == 2)
        #expect(states(Self.entry(on: .contact("c2")), copies).isEmpty)
        #expect(states(Self.entry(), copies) == ["c1 written", "c2 moved"])
        let back = FieldNoteWish.wishes(for: [Self.entry()], copies: copies)
        #expect(back.allSatisfy { $0.copy != nil }, "the note that was there before is used again")
    }

    @Test func `a moved note is not touched when the entry is deleted later`() throws {
        let there = FieldNoteWish.wishes(for: [Self.entry(on: .contact("c2"))], copies: [try made()])
        let copies = try there.map { try copy($0) }
        #expect(states(Self.entry(on: .contact("c2"), deleted: true), copies) == ["c2 deleted"])
    }

    @Test func `changes come first, then the work in its order`() throws {
        let entries = [
            Self.entry("e3", ended: 300), Self.entry("e1", "Edited", ended: 900), Self.entry("e2", ended: 200),
        ]
        let wishes = FieldNoteWish.wishes(for: entries, copies: [try made()])
        #expect(wishes.map(\.entry.id) == ["e1", "e2", "e3"])
    }

    @Test func `the write says everything that it needs`() throws {
        let wish = try #require(FieldNoteWish.wishes(for: [Self.entry()], copies: []).first)
        let write = wish.write(writer: "Ada Okafor", replacing: nil)
        #expect((write.kind, write.action, write.targetID) == (.contact, .createNote, "c1"))
        #expect(write.intent == "field-note e1 c1")
        #expect(write.copy?.id == CopyID(.fieldNote, "e1@c1"))
        #expect(write.note?.body.contains("Ada Okafor, Mon 2026-06-08, 06:40 to 15:10") == true)
        #expect(write.note?.body.contains(try #require(write.marker)) == true)
        let change = try #require(
            FieldNoteWish.wishes(for: [Self.entry("e1", "Edited")], copies: [try copy(wish)]).first
        ).write(writer: "Ada Okafor", replacing: "old")
        #expect((change.action, change.targetID) == (.updateNote, "c1"))
        #expect((change.note?.id, change.note?.replaced) == ("note of e1@c1", "old"))
        #expect(change.copy?.id == write.copy?.id)
    }

    @Test func `a member's new name changes no note`() throws {
        let wish = try #require(FieldNoteWish.wishes(for: [Self.entry()], copies: []).first)
        let contents = ["Ada Okafor", "Ada Brix"].map { wish.write(writer: $0, replacing: nil).copy?.content }
        #expect(contents[0] == contents[1])
    }
}
