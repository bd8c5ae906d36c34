import Foundation
import Testing

/// The helps, as a terminal of 80 columns shows them.
struct HelpTests {
    private static let commands = [
        "", "demo", "serve", "sandbox", "sandbox run", "sandbox load", "sync", "sync plan", "sync run", "sync status",
        "contacts", "contacts get", "mapping", "mapping show", "mapping check", "mapping test", "connect",
        "connect highlevel", "review", "review list", "review decide", "link", "link list", "link make", "link break",
        "link repoint",
        "connect status", "connect test", "ops", "ops list", "ops show", "ops call", "doctor", "doctor busybusy",
        "doctor all", "connect busybusy", "secrets", "secrets new-key", "secrets rotate", "secrets status", "backup",
        "restore", "history", "undo",
    ]

    @Test(arguments: commands) func nothingIsBrokenAtTheWrongPlace(_ command: String) async throws {
        let arguments = command.split(separator: " ").map(String.init) + ["--help"]
        let result = try await TenonProcess.run(arguments, environment: ["COLUMNS": "80"], scratch: try Scratch())
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(result.output)")
        // In flowing text a line is left only when the next word has no room; what is set in stands as it was written.
        let text = lines.prefix { !$0.hasPrefix("USAGE:") }
        let isFlowing = { (line: Substring) in !line.isEmpty && !line.hasPrefix(" ") }
        for (line, next) in zip(text, text.dropFirst()) where isFlowing(line) && isFlowing(next) {
            let word = next.prefix { $0 != " " }
            #expect(line.count + 1 + word.count > 79, "'\(line)' | '\(next)'")
        }
        // A sub-command has one line.
        let commands = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
        #expect(commands.allSatisfy { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }, "\(commands)")
    }
}
