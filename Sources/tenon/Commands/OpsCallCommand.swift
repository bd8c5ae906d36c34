import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Calls one operation.
struct OpsCallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call an operation; its inputs are checked first.",
        usage: "tenon ops call <id> [--input <name=value> ...] [<options>]",
        discussion: """
            What changes something needs --yes, unless it goes to a sandbox. --plan \
            shows the request, sends nothing, and needs no credential.

            Examples:
              tenon ops call contacts.add-tags --input contactId=ID --input tags=a,b
              tenon ops call contacts.search-contacts-advanced --json search.json
            """
    )

    @Argument(help: "The operation's id; find it with `tenon ops list`.")
    var id: String

    @Option(
        name: .customLong("input"),
        help: ArgumentHelp("An input; name=@file takes a file's content.", valueName: "name=value")
    )
    var inputs: [String] = []

    @Option(help: ArgumentHelp("A JSON object with inputs; - for standard input.", valueName: "file"))
    var json: String?

    @Flag(help: "Show the request and send nothing.")
    var plan = false

    @Flag(help: "Do change something in the real account.")
    var yes = false

    @OptionGroup var highLevel: HighLevelOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let catalog = OperationCatalog()
        let operation = try catalog.known(id)
        let session =
            plan
            ? try await highLevel.planningSession(logger: output.logger)
            : try await highLevel.session(logger: output.logger)
        let result: Result<Void, any Error>
        do {
            result = .success(try await call(operation, catalog, session.client.prioritized(.interactive)))
        } catch {
            result = .failure(error)
        }
        await session.shutdown()
        try result.get()
    }

    private func call(_ operation: CatalogOperation, _ catalog: OperationCatalog, _ client: HighLevelClient)
        async throws
    {
        let request = operation.request(in: client.configuration.dialect)
        let inputs = try OperationInputReader(request: request).read(pairs: inputs, jsonFile: json)
        let planned = try Self.usage { try client.plan(id, inputs: inputs, in: catalog) }
        let console = output.console
        if plan {
            let document = PlannedRequestDocument(planned)
            if console.format == .json { return try console.result(json: document) }
            for line in document.lines { console.result(line) }
            let placeholder = HighLevelOptions.placeholder
            if client.configuration.locationID == placeholder, document.mentions(placeholder) {
                console.note("No location is set: \(placeholder) stands in the place of its id.")
            }
            return
        }
        guard planned.reads || yes || highLevel.sandbox != nil else {
            throw WrongUsage.told([
                "\(id) changes something in the real account. Nothing was sent.",
                "Look at the request with --plan, then repeat it with --yes.",
            ])
        }
        try console.result(json: try await client.call(id, inputs: inputs, in: catalog))
    }

    /// What is wrong with the inputs is wrong usage: one line for each.
    private static func usage<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as HighLevelError where error.code == .invalid {
            let lines =
                error.problems.isEmpty ? [error.message] : ["Nothing was sent:"] + error.problems.map { "  \($0)" }
            throw WrongUsage.told(lines)
        }
    }
}
