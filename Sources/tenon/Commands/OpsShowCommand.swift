import ArgumentParser
import HighLevel

/// Shows one operation in full.
struct OpsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what an operation takes, gives and needs.",
        usage: "tenon ops show <id> [<options>]",
        discussion: "Example: tenon ops show contacts.create-task"
    )

    @Argument(help: "The operation's id; find it with `tenon ops list`.")
    var id: String

    @Option(help: "The version of the API.")
    var dialect: DialectOption?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let catalog = OperationCatalog()
        let operation = try catalog.known(id)
        let console = output.console
        let shown = dialect?.dialect ?? operation.dialects.first ?? .v2
        if let dialect, operation.kind == .action, operation.request(in: shown) == nil {
            let known = operation.dialects.map(DialectOption.init).map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(id)' is not in \(dialect.rawValue), only in \(known).")
        }
        if console.format == .json {
            return try console.result(json: OperationDocument(operation, dialect: shown, catalog: catalog))
        }
        let printer = OperationPrinter(style: Style(isOn: console.hasColour), width: TerminalWidth.current)
        for line in printer.page(operation, dialect: shown, catalog: catalog) { console.result(line) }
    }
}

/// A version of the API as an option.
enum DialectOption: String, ExpressibleByArgument, CaseIterable {
    case v2, v3

    init(_ dialect: HighLevelDialect) {
        switch dialect {
        case .v2: self = .v2
        case .v3: self = .v3
        }
    }

    var dialect: HighLevelDialect {
        switch self {
        case .v2: .v2
        case .v3: .v3
        }
    }
}

extension OperationCatalog {
    /// The entry, or wrong usage that names the nearest ids.
    func known(_ id: String) throws -> CatalogOperation {
        do {
            return try operation(id)
        } catch {
            throw ValidationError(error.message)
        }
    }
}
