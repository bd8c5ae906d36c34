import Access
import ArgumentParser

/// Makes a key worthless.
struct KeyRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Make a key worthless, from the next request on.",
        usage: "tenon key revoke <key> [<options>]"
    )

    @Argument(help: ArgumentHelp("What `tenon key list` calls it.", valueName: "key"))
    var id: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await store.with { try await KeyCommand.desk($0).revoke(id, by: .terminal) }
        if output.console.format == .json { return try output.console.result(json: ["revoked": id]) }
        output.console.result(text: "Key \(id) opens nothing any more.")
    }
}
