import Access
import ArgumentParser
import Foundation
import Storage

/// Lists people.
struct PeopleListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who may sign in, and as what.",
        usage: "tenon people list [<options>]"
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let members = try await store.with { try await PeopleCommand.desk($0).members() }
        let console = output.console
        if console.format == .json { return try console.result(json: members.map(Entry.init)) }
        var table = TextTable(["address", "name", "role", "code", "last sign-in"])
        for entry in members.map(Entry.init) {
            table.add([
                entry.email, entry.name, entry.role + (entry.isEverywhere ? ", everywhere" : ""),
                entry.hasSecondFactor ? "yes" : "no", entry.signedInAt?.formatted(.iso8601) ?? "never",
            ])
        }
        if members.isEmpty {
            console.note("Nobody can sign in yet. For the first password: tenon people link")
        } else {
            for line in table.lines { console.result(line) }
        }
    }

    private struct Entry: Encodable {
        let email: String
        let name: String
        let role: String
        let isEverywhere: Bool
        let hasSecondFactor: Bool
        let signedInAt: Date?

        init(_ member: PeopleDesk.Member) {
            email = member.email
            name = member.name
            role = member.role.rawValue
            isEverywhere = member.isEverywhere
            hasSecondFactor = member.hasSecondFactor
            signedInAt = member.signedInAt?.date
        }
    }
}
