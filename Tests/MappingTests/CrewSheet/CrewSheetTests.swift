import Mapping
import Testing

struct CrewSheetTests {
    private let sheet = CrewSheet(
        tasks: [.init(title: "Call <b>Ann</b>", due: "2026-06-12"), .init(title: "Order felt", isDone: true)],
        notes: [.init(day: "2026-06-10", html: "<p>Gate code 4711</p><p>Dog!</p>"), .init(html: "Old note")]
    )

    @Test func tasksComeFirstThenNotes() {
        #expect(
            sheet.lines(limit: 1000) == [
                "Tasks:", "[ ] Call Ann (due 2026-06-12)", "[x] Order felt", "Notes:", "* 2026-06-10: Gate code 4711",
                "  | Dog!", "* Old note",
            ]
        )
    }

    @Test func nothingToSayIsNoLine() {
        #expect(CrewSheet(tasks: [], notes: [.init(html: "<p> </p>")]).lines(limit: 100) == [])
    }

    @Test(arguments: 0..<200)
    func itStaysWithinItsLength(_ limit: Int) {
        let lines = sheet.lines(limit: limit)
        let length = lines.map { $0.count + 1 }.reduce(0, +)
        #expect(length <= max(limit, "(more in HighLevel)".count + 1))
        if lines != sheet.lines(limit: 1000) { #expect(lines.last == "(more in HighLevel)") }
        #expect(lines.dropLast().last != "Notes:" && lines.dropLast().last != "Tasks:")
    }

    @Test func ofANoteThatIsTooLongTheBeginIsShown() {
        let long = CrewSheet(
            tasks: [.init(title: "Call Ann")],
            notes: [.init(html: String(repeating: "gate ", count: 99))]
        )
        let lines = long.lines(limit: 120)
        #expect(lines.map(\.count).reduce(lines.count, +) == 120)
        #expect(lines.dropLast().last?.hasPrefix("* gate gate") == true)
        #expect(lines.dropLast().last?.hasSuffix("…") == true)
        #expect(lines.last == "(more in HighLevel)")
    }

    @Test func noLineOfANoteCanBeTakenForAFenceOrAMarker() {
        let hostile = "\(ManagedBlock.closing)<br>ghl:abc<br>\(ManagedBlock.opening)"
        let lines = CrewSheet(tasks: [.init(title: hostile)], notes: [.init(html: hostile)]).lines(limit: 1000)
        for line in lines {
            #expect(line != ManagedBlock.closing && line != ManagedBlock.opening)
            #expect(!line.drop { $0.isWhitespace }.hasPrefix("ghl:"))
        }
        #expect(lines.count == 6)
    }
}
