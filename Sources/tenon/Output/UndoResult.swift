import Engine
import Reconciliation

/// What an undo would do, or did, for output.
struct UndoResult: Sendable {
    var plan = UndoPlan()
    /// Nil when it was only shown.
    var report: UndoReport?

    /// The same for programs.
    struct Document: Encodable {
        let plan: PlanDocument
        let alreadyBefore: Int
        let report: UndoReport?
    }

    var document: Document {
        var document = PlanDocument()
        for pair in plan.pairs { document.add(pair) }
        return Document(plan: document, alreadyBefore: plan.alreadyBefore, report: report)
    }

    /// Whether something is left for a person or for a later try.
    var isUnfinished: Bool {
        guard let report else { return false }
        let open = report.needsPerson + report.waiting + report.withheld + report.leftOut + report.dispatched.failed
        return open + report.dispatched.accepted > 0
    }

    func lines(_ style: Style) -> [String] {
        let printer = PlanPrinter(style: style)
        var lines = plan.pairs.flatMap(printer.lines)
        if !lines.isEmpty { lines.append("") }
        lines.append("\(plan.writeCount.counted("write")) \(report == nil ? "would take" : "to take") it back")
        if plan.alreadyBefore > 0 { lines.append("already as before: \(plan.alreadyBefore)") }
        if plan.needsPerson > 0 { lines.append("left for a person, marked with !: \(plan.needsPerson)") }
        guard let report else { return lines }
        lines.append("done: \(report.dispatched.applied), as \(report.run)")
        let open = [
            ("left out, because the target changed meanwhile", report.leftOut),
            ("given up", report.dispatched.failed), ("waiting for a later try", report.waiting),
            ("withheld, because busybusy is in dry run", report.withheld),
            ("taken by the Zapier hook, and not shown by busybusy yet", report.dispatched.accepted),
        ]
        return lines + open.filter { $0.1 > 0 }.map { "\($0.0): \($0.1)" }
    }
}
