import Engine

/// What a run did, for output.
struct RunResult: Encodable, Sendable {
    let report: SyncReport
    let measurements: Measurements?
    /// The command that shows more, for the store in use.
    var statusCommand = "tenon sync status"

    private enum CodingKeys: String, CodingKey {
        case report, measurements
    }

    /// The result in a few lines.
    var lines: [String] {
        let done = report.dispatched
        var lines = [
            "read \(report.contactsRead.counted("contact")) and \(report.projectsRead.counted("root project")); "
                + "\(report.changed) changed, \(report.gone) gone",
            "joined \(report.reconciled.joined.counted("pair"))",
            "projects: \(done.projectsCreated) created, \(done.projectsUpdated) updated, \(done.projectsArchived) archived",
            "contacts: \(done.contactsCreated) created, \(done.contactsUpdated) updated, \(done.tagsAdded) tagged, "
                + done.tasksCreated.counted("task"),
        ]
        if done.notesWritten + done.fieldsCreated + done.jobsWritten > 0 {
            lines.append(
                "one way: \(done.notesWritten.counted("note")) written, \(done.jobsWritten.counted("sub-project")) written, "
                    + "\(done.fieldsCreated.counted("custom field")) created"
            )
        }
        if done.replanned > 0 { lines.append("planned again, because the target had changed: \(done.replanned)") }
        if report.withheld > 0 { lines.append("withheld, because busybusy is in dry run: \(report.withheld)") }
        if report.waiting > 0 { lines.append("waiting for a later try: \(report.waiting)") }
        if report.accepted > 0 {
            lines.append("taken by the Zapier hook, and not shown by busybusy yet: \(report.accepted)")
        }
        if report.givenUp > 0 {
            lines.append("given up: \(report.givenUp), \(done.failed) of them now; see them with: \(statusCommand)")
        }
        if report.guarded > 0 {
            let projects = report.guarded.counted("project")
            lines.append("stopped by the guard: \(projects) would be archived; see: \(statusCommand)")
        }
        if report.needsPerson > 0 {
            lines.append("for a person to decide: \(report.needsPerson); see them with: \(statusCommand)")
        }
        lines += report.notOffered.map { "not offered: \($0)" }
        lines += report.warnings.map { "warning: \($0)" }
        return lines + (measurements?.lines ?? [])
    }
}
