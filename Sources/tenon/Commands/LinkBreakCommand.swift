import ArgumentParser
import Engine

/// Takes a link apart by hand.
struct LinkBreakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "break",
        abstract: "Take a link apart; both records stay as they are.",
        usage: "tenon link break <link> [<options>]",
        discussion: """
            The two are not joined again by themselves, and neither gets a new counterpart: nothing is made twice. Either \
            may be joined by hand, or be matched with another record.
            """
    )

    @Argument(help: ArgumentHelp("What `tenon link list` calls it.", valueName: "link"))
    var link: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let broken = try await store.with { try await LinkCommand.desk($0).remove(link) }
        try LinkCommand.tell("parted", broken, "To join them again: tenon link make", on: output.console)
    }
}
