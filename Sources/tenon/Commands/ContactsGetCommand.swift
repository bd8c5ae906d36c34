import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Shows one contact with everything around it.
struct ContactsGetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Show a contact and, if asked for, what is around it.",
        usage: "tenon contacts get <id> [<options>]",
        discussion: """
            Example:
              tenon contacts get ocQHyuzHvysMo5N5VsXc --include tasks,notes
            """
    )

    @Argument(help: "The contact's id, as in the address of its page.")
    var id: String

    @Option(
        help: ArgumentHelp("What to read along: tasks,notes,appointments.", valueName: "parts")
    )
    var include = ""

    @OptionGroup var highLevel: HighLevelOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let parts = try Self.parts(include)
        let session = try await highLevel.session(logger: output.logger)
        let detail: ContactDetail
        do {
            detail = try await session.client.prioritized(.interactive).contact(id, include: parts)
        } catch {
            await session.shutdown()
            throw error
        }
        await session.shutdown()
        let document = ContactDocument(detail)
        let console = output.console
        if console.format == .json { return try console.result(json: document) }
        for line in document.lines { console.result(line) }
    }

    static func parts(_ text: String) throws -> Set<ContactDetail.Include> {
        Set(
            try text.split(separator: ",").map { name in
                let name = name.trimmingCharacters(in: .whitespaces)
                guard let part = ContactDetail.Include(rawValue: name) else {
                    let known = ContactDetail.Include.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("'\(name)' is nothing to include. Known: \(known).")
                }
                return part
            }
        )
    }
}
