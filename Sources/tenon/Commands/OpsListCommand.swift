import ArgumentParser
import HighLevel

/// Lists operations.
struct OpsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List actions and triggers, the best fits first.",
        usage: "tenon ops list [<options>]",
        discussion: "Example: tenon ops list --group contacts --featured"
    )

    @Option(help: ArgumentHelp("Only this part of HighLevel, such as contacts.", valueName: "group"))
    var group: String?

    @Option(help: ArgumentHelp("Words that all have to occur.", valueName: "words"))
    var search: String?

    @Flag(help: "Only those that matter most to an office.")
    var featured = false

    @Flag(help: "Only actions: what can be called.")
    var actions = false

    @Flag(help: "Only triggers: what HighLevel reports.")
    var triggers = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if actions && triggers { throw ValidationError("--actions and --triggers exclude each other; leave both out.") }
    }

    func run() async throws {
        let catalog = OperationCatalog()
        if let group, !catalog.groups.contains(group) {
            throw ValidationError("'\(group)' is no group. Known: \(catalog.groups.joined(separator: ", ")).")
        }
        let kind: CatalogOperation.Kind? = actions ? .action : triggers ? .trigger : nil
        let found = catalog.list(.init(text: search, group: group, kind: kind, isFeaturedOnly: featured))
        let console = output.console
        if console.format == .json { return try console.result(json: found.map(OperationDocument.init)) }
        let printer = OperationPrinter(style: Style(isOn: console.hasColour), width: TerminalWidth.current)
        for line in printer.list(found) { console.result(line) }
        console.note(found.isEmpty ? "Nothing fits. Try fewer words." : "\(found.count) found.")
    }
}
