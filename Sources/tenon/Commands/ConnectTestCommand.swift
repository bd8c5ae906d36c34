import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Makes a small call, renewing the tokens first when they must be.
struct ConnectTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try the connection to HighLevel with a small call.",
        usage: "tenon connect test [<options>]",
        discussion: """
            Reads one contact and the location's name. Renews the sign-in first if need be.

            Example: tenon connect test --calls 20
            """
    )

    @Option(parsing: .unconditional, help: ArgumentHelp("Calls to make at once, 1 to 100.", valueName: "n"))
    var calls = 1

    @OptionGroup var highLevel: HighLevelOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100).contains(calls) else { throw ValidationError("--calls must be 1 to 100.") }
    }

    func run() async throws {
        let session = try await highLevel.session(logger: output.logger)
        let total: Result<Int?, any Error>
        do { total = .success(try await Self.search(session.client, calls)) } catch { total = .failure(error) }
        // The name is a courtesy: many a token may not read it.
        let name = (try? total.get()) == nil ? nil : try? await session.locationName()
        await session.shutdown()
        let contacts = try total.get()
        let locationID = session.client.configuration.locationID
        let result = ConnectTestResult(
            locationID: locationID,
            locationName: name,
            contacts: contacts,
            calls: calls
        )
        let console = output.console
        if console.format == .json { return try console.result(json: result) }
        let shown = locationID + (name.map { " (\($0))" } ?? "")
        console.result("HighLevel answers for location \(shown): \(contacts.map(String.init) ?? "some") contacts.")
    }

    private static func search(_ client: HighLevelClient, _ calls: Int) async throws -> Int? {
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<calls {
                group.addTask { try await client.searchContacts(SearchRequest(pageSize: 1)).total }
            }
            return try await group.reduce(nil) { $1 ?? $0 }
        }
    }
}

/// How a try went, for programs.
struct ConnectTestResult: Encodable {
    let locationID: String
    /// The location's name, when the credential may read it.
    let locationName: String?
    let contacts: Int?
    let calls: Int
}
