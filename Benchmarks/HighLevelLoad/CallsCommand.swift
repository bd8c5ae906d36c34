import ArgumentParser
import AsyncHTTPClient
import Foundation
import HighLevel
import Logging
import Synchronization

/// Makes many cheap reads through one client, and tells how long they took and how they ended.
struct CallsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls",
        abstract: "Makes many cheap reads of HighLevel under its limits, and measures them.",
        discussion: """
            The token is taken from the environment variable HIGHLEVEL_TOKEN. Processes that name the same --ledger share one
            budget.
            """
    )

    @Option(help: "The address to call.")
    var url: String
    @Option(help: ArgumentHelp("The location to read.", valueName: "id"))
    var location: String
    @Option(help: ArgumentHelp("How many calls to make.", valueName: "n"))
    var calls = 2000
    @Option(help: ArgumentHelp("How many callers ask at the same time.", valueName: "n"))
    var concurrency = 100
    @Option(help: ArgumentHelp("The budget's file; without it the budget is this process's own.", valueName: "file"))
    var ledger: String?
    @Option(help: ArgumentHelp("Read this contact; without it, search for one.", valueName: "id"))
    var contact: String?
    @Option(help: "interactive may use the whole limit; event and background leave a tenth of it alone.")
    var priority: Priority = .interactive
    @Flag(help: "Print one line of JSON.")
    var json = false

    enum Priority: String, ExpressibleByArgument, CaseIterable { case interactive, event, background }

    func validate() throws {
        if calls < 1 { throw ValidationError("--calls must be 1 or more.") }
        if !(1...10_000).contains(concurrency) { throw ValidationError("--concurrency must be 1 to 10000.") }
        if URL(string: url) == nil { throw ValidationError("--url is no address.") }
    }

    func run() async throws {
        let configuration = try HighLevelConfiguration(
            baseURL: URL(string: url)!,
            token: try HighLevelLoad.token(),
            locationID: location,
            connectionsPerHost: 100
        )
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration.httpConfiguration)
        let tally = Tally()
        let client = HighLevelClient(
            configuration: configuration,
            httpClient: http,
            logger: Logger(label: "highlevel-load"),
            gate: RateGate(ledger: try budget()),
            onCall: { tally.note($0) }
        ).prioritized(gatePriority)
        let clock = ContinuousClock()
        let time = await clock.measure { await load(client, tally) }
        try await http.shutdown()
        try show(tally.report(time: time, longestWait: client.gate.usage.longestWait))
    }

    private func budget() throws -> any BudgetLedger {
        if let ledger { try FileBudgetLedger(path: ledger) } else { MemoryBudgetLedger() }
    }

    private var gatePriority: RateGate.Priority {
        switch priority {
        case .interactive: .interactive
        case .event: .event
        case .background: .background
        }
    }

    private func load(_ client: HighLevelClient, _ tally: Tally) async {
        await withTaskGroup { group in
            for _ in 0..<min(concurrency, calls) {
                group.addTask {
                    while tally.takeCall(of: calls) {
                        do { try await read(client) } catch { tally.noteFailure() }
                    }
                }
            }
        }
    }

    private func read(_ client: HighLevelClient) async throws {
        if let contact {
            _ = try await client.contact(contact)
        } else {
            _ = try await client.searchContacts(SearchRequest(pageSize: 1))
        }
    }

    private func show(_ report: LoadReport) throws {
        print(json ? try report.line() : report.text)
    }
}
