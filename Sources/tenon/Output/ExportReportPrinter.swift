import Sandbox

/// Says what was loaded from a contact export and what was not.
struct ExportReportPrinter {
    let console: Console

    func show(_ report: ContactExport.Report, toResult: Bool = false) {
        let write: (String) -> Void = toResult ? { console.result($0) } : { console.note($0) }
        write("loaded \(report.loaded.counted("contact")), left out \(report.rejected.count.counted("row"))")
        if !report.customFieldColumns.isEmpty {
            write("custom fields: \(report.customFieldColumns.joined(separator: ", "))")
        }
        for row in report.rejected.prefix(50) { write("  line \(row.line): \(row.reason)") }
        if report.rejected.count > 50 {
            write("  … and \(report.rejected.count - 50) more; see all with --format json")
        }
    }
}
