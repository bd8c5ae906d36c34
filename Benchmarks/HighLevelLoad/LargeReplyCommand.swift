import ArgumentParser
import AsyncHTTPClient
import Foundation
import HighLevel
import Logging

/// Makes calls whose replies may be too large, and tells what they did to the memory.
struct LargeReplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "large-reply",
        abstract: "Makes calls whose replies may be too large, and tells how much memory they took. Linux only.",
        discussion: """
            Each call is made for each contact, one after the other. Before these it is made for the contact "small", which
            is not counted, so that what is made once is there.
            """
    )

    @Option(help: "The address to call.")
    var url: String
    @Option(help: ArgumentHelp("The location to read.", valueName: "id"))
    var location: String
    @Option(help: ArgumentHelp("The largest reply that is read, in bytes.", valueName: "n"))
    var limit: Int
    @Option(help: "read gets the contact, write changes it, catalog gets it by its name in the catalog.")
    var call: [Call]
    @Option(help: ArgumentHelp("A contact to ask for.", valueName: "id"))
    var contact: [String]
    @Flag(help: "Print one line of JSON.")
    var json = false

    enum Call: String, ExpressibleByArgument, CaseIterable, Codable { case read, write, catalog }

    func run() async throws {
        guard let address = URL(string: url) else { throw ValidationError("--url is no address.") }
        let configuration = try HighLevelConfiguration(
            baseURL: address,
            token: try HighLevelLoad.token(),
            locationID: location,
            maximumResponseBytes: limit
        )
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration.httpConfiguration)
        let client = HighLevelClient(
            configuration: configuration,
            httpClient: http,
            logger: Logger(label: "highlevel-load"),
            retry: .dontRetry
        )
        let report = try await report(client)
        try await http.shutdown()
        print(json ? try report.line() : report.text)
    }

    private func report(_ client: HighLevelClient) async throws -> LargeReplyReport {
        let catalog = OperationCatalog()
        for call in call { _ = await error(of: client, call, "small", catalog) }
        let before = try MemoryUse()
        var ends: [LargeReplyReport.End] = []
        for call in call {
            for contact in contact {
                let error = await error(of: client, call, contact, catalog)
                ends.append(.init(call: call, contact: contact, code: error?.code.description, message: error?.message))
            }
        }
        let after = try MemoryUse()
        return LargeReplyReport(ends: ends, heldBytes: before.resident, grownBytes: after.peak - before.resident)
    }

    /// What the call ends with, nil for a value.
    private func error(
        of client: HighLevelClient,
        _ call: Call,
        _ id: String,
        _ catalog: OperationCatalog
    ) async -> HighLevelError? {
        do {
            switch call {
            case .read: _ = try await client.contact(id)
            case .write: _ = try await client.updateContact(id, ContactUpdate())
            case .catalog:
                _ = try await client.call("contacts.get-contact", inputs: ["contactId": .string(id)], in: catalog)
            }
            return nil
        } catch {
            return error as? HighLevelError
        }
    }
}
