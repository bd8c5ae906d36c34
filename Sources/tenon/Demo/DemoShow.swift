import Engine
import Foundation
import Sandbox

/// What a person sees of the demonstration: plan, first sync, a day, the proof.
struct DemoShow: Sendable {
    let open: OpenWorkspace
    let ready: SandboxReady
    let console: Console

    private var style: Style { Style(isOn: console.hasColour) }

    /// Shows all of it; whether everything arrived and a further run would write nothing.
    func perform() async throws -> Bool {
        heading("Two emulated systems")
        console.result(
            "HighLevel holds \(ready.contacts) contacts, busybusy \(ready.projects) projects. Both speak the real protocols."
        )
        try await showPlan()
        let first = try await showFirstSync()
        heading("A short day")
        let rows = try await DemoDay(open: open).play { line in console.result(line) }
        heading("What happened")
        var table = TextTable(["", "what a person did", "what came of it"])
        for row in rows { table.add([row.arrived ? style.green("✓") : style.red("✗"), row.what, row.evidence]) }
        for line in table.lines { console.result(line) }
        let proof = try await DemoProof(open: open).check()
        heading("The proof")
        for claim in proof { console.result("\(claim.holds ? style.green("✓") : style.red("✗")) \(claim.text)") }
        let held = first && rows.allSatisfy(\.arrived) && proof.allSatisfy(\.holds)
        console.result()
        console.result(
            held ? style.bold(style.green("Everything held.")) : style.bold(style.red("Something did not hold."))
        )
        return held
    }

    private func showPlan() async throws {
        heading("What a first sync would do")
        let collector = PlanCollector()
        let display = ProgressDisplay(console: console)
        let report = try await open.engine.plan(progress: display.show, each: collector.add)
        display.finish()
        let printer = PlanPrinter(style: style)
        let shown = collector.shown.map(printer.lines)
        for line in shown.filter({ $0.count > 2 }).prefix(2).joined() { console.result(line) }
        for line in shown.filter({ $0.count <= 2 }).prefix(6).joined() { console.result(line) }
        console.result("… \(shown.count) pairs in all")
        var document = collector.document
        document.contacts = report.contactsRead
        document.projects = report.projectsRead
        for line in PlanSummary.lines(document) { console.result(line) }
    }

    private func showFirstSync() async throws -> Bool {
        heading("The first sync")
        let display = ProgressDisplay(console: console)
        let started = ContinuousClock.now
        let report = try await open.engine.run(progress: display.show)
        display.finish()
        for line in RunResult(report: report, measurements: nil).lines { console.result(line) }
        let duration = ContinuousClock.now - started
        let calls =
            "\(open.session.meter.total(.highlevel)) calls to HighLevel, \(open.session.meter.total(.busybusy)) to busybusy"
        console.result(
            style.dim(
                "in \(duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))), \(calls) so far"
            )
        )
        return report.dispatched.failed == 0 && report.waiting == 0
    }

    private func heading(_ text: String) {
        console.result()
        console.result(style.bold(text))
    }
}
