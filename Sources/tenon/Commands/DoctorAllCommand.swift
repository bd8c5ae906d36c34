import ArgumentParser
import Foundation
import Storage

/// Looks at the store and at everything beside it.
struct DoctorAllCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all",
        abstract: "Check the store, its disk, the secrets and what waits.",
        usage: "tenon doctor [<options>]",
        discussion: """
            Calls nobody and changes nothing; it may run beside `tenon serve`. Ends with \
            status 3 when something needs a person.

            Example: tenon doctor --format json
            """
    )

    @OptionGroup var connect: ConnectOptions

    @Flag(help: "Check every index against its table too; takes longer.")
    var thorough = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        let doctor = StoreDoctor(store: connect.store, settings: settings, depth: thorough ? .whole : .quick)
        let report = await doctor.report()
        let console = output.console
        if console.format == .json {
            try console.result(json: report)
        } else {
            for line in report.lines(Style(isOn: console.hasColour)) { console.result(text: line) }
        }
        if report.needsAttention { throw ExitCode.unfinished }
    }
}
