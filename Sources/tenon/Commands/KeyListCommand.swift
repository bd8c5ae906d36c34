import Access
import ArgumentParser
import Foundation
import Storage

/// Lists keys.
struct KeyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List keys, what they may, and when they were used.",
        usage: "tenon key list [<options>]"
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let keys = try await store.with { try await KeyCommand.desk($0).list() }.map(Entry.init)
        let console = output.console
        if console.format == .json { return try console.result(json: keys) }
        if keys.isEmpty { return console.note("There are no keys. Make one: tenon key make <name>") }
        var table = TextTable(["key", "name", "last used", "may"])
        for key in keys {
            let use = key.revokedAt == nil ? key.usedAt?.formatted(.iso8601) ?? "never" : "revoked"
            table.add([key.id, key.name, use, key.scopes.joined(separator: ", ")])
        }
        for line in table.lines { console.result(line) }
    }

    private struct Entry: Encodable {
        let id: String
        let name: String
        let scopes: [String]
        let createdAt: Date
        let usedAt: Date?
        let revokedAt: Date?

        init(_ row: KeyRow) {
            id = row.id
            name = row.name
            scopes = row.scopes
            createdAt = row.createdAt.date
            usedAt = row.usedAt?.date
            revokedAt = row.revokedAt?.date
        }
    }
}
