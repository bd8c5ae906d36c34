import HighLevel
import Mapping
import Reconciliation
import Records
import Testing
import Timekeeping

@testable import Engine

/// Which fields are made, written and left alone.
@Suite struct HoursFieldsTests {
    private func figures(
        _ total: WorkedSeconds = WorkedSeconds(regular: 5400),
        lastDay: LocalDay? = LocalDay(year: 2026, month: 9, day: 21),
        onSite: [String]? = [],
        budget: Int? = 0
    ) -> ContactFigures {
        var figures = HoursFigures()
        figures.total = total
        figures.lastDay = lastDay
        return ContactFigures(figures: figures, onSite: onSite, budgetSeconds: budget)
    }

    private func field(_ name: String, _ type: CustomFieldType) -> CustomFieldDefinition {
        CustomFieldDefinition(id: "f-\(name)", name: name, type: type, model: .contact)
    }

    private func contact(_ values: [FieldName: Value] = [:]) -> Record {
        Record(id: RecordID(.contact, "c1"), fields: values)
    }

    /// A figure, the type of its field, what the field holds, and what is sent; nil for nothing.
    struct Case: Sendable {
        let figure: HoursRule.Figure
        let type: CustomFieldType
        let held: Value
        let sent: Value?
    }

    @Test(arguments: [
        Case(figure: .total, type: .number, held: .null, sent: .number(1.5)),
        Case(figure: .total, type: .number, held: .number(1.5), sent: nil),
        Case(figure: .total, type: .number, held: .number(1.504), sent: nil),
        Case(figure: .total, type: .number, held: .number(1.51), sent: .number(1.5)),
        Case(figure: .total, type: .number, held: "1.5", sent: nil),
        Case(figure: .total, type: .text, held: .null, sent: "1.50"),
        Case(figure: .total, type: .text, held: "1.50", sent: nil),
        Case(figure: .overtime, type: .number, held: .null, sent: .number(0)),
        Case(figure: .overtime, type: .number, held: .number(0), sent: nil),
        Case(figure: .lastDay, type: .date, held: .null, sent: "2026-09-21"),
        Case(figure: .lastDay, type: .date, held: .number(1_789_948_800_000), sent: nil),
        Case(figure: .lastDay, type: .date, held: "2026-09-21", sent: nil),
        Case(figure: .lastDay, type: .date, held: .number(1_789_862_400_000), sent: "2026-09-21"),
        Case(figure: .lastDay, type: .text, held: "2026-09-20", sent: "2026-09-21"),
        Case(figure: .onSite, type: .text, held: .null, sent: "Ana Ortiz, Bo Lind"),
        Case(figure: .onSite, type: .largeText, held: "Ana Ortiz, Bo Lind", sent: nil),
        Case(figure: .budgetUsed, type: .number, held: .null, sent: .number(16.67)),
    ])
    func aFieldIsWrittenOnlyWhenItSaysSomethingElse(test: Case) {
        let fields = HoursFields(wanted: [test.figure: "X"], known: [field("X", test.type)])
        let changes = fields.changes(
            figures(onSite: ["Ana Ortiz", "Bo Lind"], budget: 32_400),
            contact: contact(["customFields.f-X": test.held])
        )
        #expect(changes.map(\.to) == [test.sent].compactMap(\.self))
        #expect(changes.allSatisfy { $0.from == test.held && $0.field == "customFields.f-X" })
    }

    @Test func whoHasNoWorkHasNoZerosUnlessSomethingStoodThere() {
        let fields = HoursFields(
            wanted: [.total: "X", .lastDay: "D", .onSite: "S"],
            known: [field("X", .number), field("D", .date), field("S", .text)]
        )
        let none = figures(WorkedSeconds(), lastDay: nil)
        #expect(fields.changes(none, contact: contact()).isEmpty)
        let held = contact([
            "customFields.f-X": .number(3), "customFields.f-D": .number(1_789_948_800_000), "customFields.f-S": "Ana",
        ])
        #expect(fields.changes(none, contact: held).map(\.to) == [.null, .null, .number(0)])
    }

    @Test func whatNobodyCanTellIsLeftAlone() {
        let fields = HoursFields(
            wanted: [.onSite: "S", .budgetUsed: "B"],
            known: [field("S", .text), field("B", .number)]
        )
        let held = contact(["customFields.f-S": "Ana", "customFields.f-B": .number(50)])
        #expect(fields.changes(figures(onSite: nil, budget: nil), contact: held).isEmpty)
    }

    @Test func missingFieldsAreMadeWhenSomebodyHasAValueForThem() {
        let fields = HoursFields(wanted: [.total: "T", .lastDay: "D", .onSite: "S", .budgetUsed: "B"], known: [])
        let needed = fields.needed(for: figures())
        #expect(needed == [.total: NewField(name: "T", kind: .number), .lastDay: NewField(name: "D", kind: .date)])
        #expect(fields.needed(for: figures(WorkedSeconds(), lastDay: nil)).isEmpty)
        #expect(fields.needed(for: figures(onSite: ["Ana"]))[.onSite] == NewField(name: "S", kind: .text))
    }

    @Test(arguments: [
        (HoursRule.Figure.total, CustomFieldType.date), (.total, .checkbox), (.lastDay, .number), (.onSite, .number),
        (.budgetUsed, .money),
    ])
    func aFieldOfAnUnfitTypeIsLeftAloneAndNamed(figure: HoursRule.Figure, type: CustomFieldType) {
        let fields = HoursFields(wanted: [figure: "X"], known: [field("X", type)])
        #expect(fields.ready.isEmpty && fields.missing.isEmpty)
        #expect(fields.warnings.count == 1)
        #expect(fields.warnings.first?.contains("\"X\" has the type \(type.rawValue)") == true, "\(fields.warnings)")
        #expect(fields.warnings.first?.contains("Name another field in the mapping") == true)
    }

    @Test func ofTwoFieldsWithOneNameNoneIsTaken() {
        let fields = HoursFields(wanted: [.total: "X"], known: [field("X", .number), field("X", .text)])
        #expect(fields.ready.isEmpty && fields.missing.isEmpty)
        #expect(fields.warnings.first?.contains("2 custom fields \"X\"") == true)
    }

    /// Whole minutes can be told from two decimals.
    @Test func minutesSurviveTheRounding() {
        for minutes in 0...6000 {
            if case .number(let hours) = FigureValue.hours(minutes * 60) {
                #expect(Int((hours * 60).rounded()) == minutes)
            } else {
                Issue.record("no number")
            }
        }
    }

    /// What was sent, what comes back, and whether that is the same.
    @Test(arguments: [
        (Value.text("2026-09-21"), Value.number(1_789_948_800_000), true),
        (.text("2026-09-21"), .number(1_789_948_800_001), false),
        (.text("2026-09-20"), .number(1_789_948_800_000), false),
        (.text("2026-09-21"), .text("2026-09-21"), true),
        (.null, .text(" "), true),
        (.number(1.5), .number(1.5), true),
        (.number(1.5), .null, false),
        (.text("words"), .number(0), false),
    ])
    func aDayComesBackAsMilliseconds(sent: Value, held: Value, isSame: Bool) {
        #expect(CustomFieldEcho.same(sent, held) == isSame)
    }
}
