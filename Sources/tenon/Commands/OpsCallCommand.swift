import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Calls one operation.
struct OpsCallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call an operation; its inputs are checked before anything is sent.",
        discussion: """
            What changes something needs --yes, unless it goes to a sandbox. --plan shows the request and sends nothing.

            Examples:
              tenon ops call contacts.add-tags --input contactId=ocQHyuzHvysMo5N5VsXc --input tags=vip,roof --plan
              echo '{"pageLimit": 5}' | tenon ops call contacts.search-contacts-advanced --json -
            """
    )

    @Argument(help: "The operation's id; find it with `tenon ops list`.")
    var id: String

    @Option(
        name: .customLong("input"),
        help: ArgumentHelp("An input as name=value, or name=@file for a file's content.", valueName: "name=value")
    )
    var inputs: [String] = []

    @Option(help: ArgumentHelp("A file with all inputs as a JSON object; - for standard input.", valueName: "file"))
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
        let session = try await highLevel.session(logger: output.logger)
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
            return
        }
        guard planned.reads || yes || highLevel.sandbox != nil else {
            throw CommandFailure(
                "\(id) changes something in the real account. Look at the request with --plan, then repeat it with --yes."
            )
        }
        try console.result(json: try await client.call(id, inputs: inputs, in: catalog))
    }

    /// What is wrong with the inputs is wrong usage: one line for each. The parser would add the usage of `tenon` itself.
    private static func usage<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as HighLevelError where error.code == .invalid {
            let lines =
                error.problems.isEmpty ? [error.message] : ["Nothing was sent:"] + error.problems.map { "  \($0)" }
            FileHandle.standardError.write(Data(("Error: " + lines.joined(separator: "\n") + "\n").utf8))
            throw ExitCode.validationFailure
        }
    }
}
