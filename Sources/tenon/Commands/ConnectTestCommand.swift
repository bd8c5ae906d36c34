import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Makes a small call, renewing the tokens first when they must be.
struct ConnectTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try the connection to HighLevel: reads one contact, renewing the sign-in first if need be.",
        discussion: "Example: tenon connect test --calls 20"
    )

    @Option(help: ArgumentHelp("How many calls to make at once, 1 to 100.", valueName: "n"))
    var calls = 1

    @OptionGroup var connect: ConnectOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100).contains(calls) else { throw ValidationError("--calls must be 1 to 100.") }
    }

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        let session = try await settings.highLevelSession(store: connect.store, logger: output.logger)
        let total: Result<Int?, any Error>
        do { total = .success(try await Self.search(session.client, calls)) } catch { total = .failure(error) }
        await session.shutdown()
        let contacts = try total.get()
        let locationID = session.client.configuration.locationID
        let result = ConnectTestResult(locationID: locationID, contacts: contacts, calls: calls)
        let console = output.console
        if console.format == .json { return try console.result(json: result) }
        console.result("HighLevel answers for location \(locationID): \(contacts.map(String.init) ?? "some") contacts.")
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
    let contacts: Int?
    let calls: Int
}
