import Reconciliation
import Testing

@Suite struct FieldNoteTests {
    private func html(_ state: FieldNote.State, _ text: String) -> [String] {
        FieldNote(entryID: "e1", state: state, text: text, signature: "Ada, Mon 2026-06-08, 06:40 to 15:10").html
            .split(separator: "\n").map(String.init)
    }

    private let signed = ["<p>Ada, Mon 2026-06-08, 06:40 to 15:10</p>", "<p>[busybusy time entry e1]</p>"]

    @Test(arguments: [
        ("Ridge done", "Ridge done"), ("a\nb", "a<br>b"), ("a\r\nb", "a<br>b"), ("\n a \n\n b\n ", "a<br><br>b"),
        ("<b>5 < 6 & 7 > \"2\"</b>", "&lt;b&gt;5 &lt; 6 &amp; 7 &gt; &quot;2&quot;&lt;/b&gt;"),
        ("&amp;", "&amp;amp;"), ("it's", "it&#39;s"), ("Dachrinne geprüft 🏠", "Dachrinne geprüft 🏠"),
        ("bell\u{7}", "bell"), ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ])
    func `the text shows as it was written`(_ text: String, _ shown: String) {
        #expect(html(.written, text) == ["<p>\(shown)</p>"] + signed)
    }

    @Test func `each state says what became of the entry`() {
        #expect(html(.deleted, "Ridge") == ["<p>Ridge</p>", "<p>The time entry was deleted in busybusy.</p>"] + signed)
        #expect(html(.emptied, "Ridge") == ["<p>The text was taken out in busybusy.</p>"] + signed)
        #expect(html(.moved, "Ridge") == ["<p>The time entry was moved to another job in busybusy.</p>"] + signed)
    }

    @Test func `the marker is in every state, and is no other entry's`() {
        for state in FieldNote.State.allCases {
            let note = FieldNote(entryID: "e12", state: state, text: "x", signature: "Ada").html
            #expect(note.contains(FieldNote.marker(ofEntry: "e12")))
            #expect(!note.contains(FieldNote.marker(ofEntry: "e1")))
        }
    }

    @Test func `a name cannot break out of its line`() {
        let note = FieldNote(entryID: "e1", state: .written, text: "x", signature: "<i>Ada</i>\n<p>").html
        #expect(note.contains("<p>&lt;i&gt;Ada&lt;/i&gt;&lt;p&gt;</p>"))
    }
}
