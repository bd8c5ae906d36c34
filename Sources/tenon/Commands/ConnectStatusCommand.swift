import ArgumentParser
import Engine
import Foundation
import HighLevel
import Sandbox

/// Shows what opens HighLevel, without calling anybody unless names are asked for.
struct ConnectStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the credential, and what it was granted.",
        usage: "tenon connect status [<options>]",
        discussion: """
            Calls nobody, unless --names is given. Ends with status 3 when a needed scope \
            was not granted.

            Example: tenon connect status --names
            """
    )

    @Flag(help: "Ask HighLevel for the location's name, or for an agency's locations.")
    var names = false

    @OptionGroup var highLevel: HighLevelOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: highLevel.settings)
        if let summary = try await tokenSummary(settings) {
            return try show(summary, summary.lines)
        }
        let path = Settings.vaultPath(store: highLevel.store)
        guard var summary = try await settings.signInSummary(store: highLevel.store) else {
            throw CommandFailure("no sign-in is stored in \(path). Sign in with: tenon connect highlevel")
        }
        if names, summary.kind == "agency" {
            summary.locations = await read("locations") { try await agencyLocations(of: summary, settings) }
        } else if names {
            summary.locationName = await read("name", locationName)
        }
        try show(summary, summary.lines)
        if !summary.missingScopes.isEmpty { throw ExitCode.unfinished }
    }

    /// The token that is used; nil when it is the stored sign-in.
    private func tokenSummary(_ settings: Settings) async throws -> TokenSummary? {
        var summary: TokenSummary
        let path = Settings.vaultPath(store: highLevel.store)
        let unused = FileManager.default.fileExists(atPath: path) ? path : nil
        if let file = highLevel.sandbox {
            let ready = try SandboxReady(file: file).highLevel
            summary = TokenSummary(
                HighLevelToken(ready.token).kind,
                source: "the sandbox of \(file)",
                locationID: ready.locationId,
                unusedSignIn: unused
            )
        } else if let token = settings.token {
            summary = TokenSummary(
                token.kind,
                source: "TENON_HIGHLEVEL_TOKEN",
                locationID: try settings.requiredLocationID(),
                unusedSignIn: unused
            )
        } else {
            return nil
        }
        if names { summary.locationName = await read("name", locationName) }
        return summary
    }

    private func show(_ summary: some Encodable, _ lines: [String]) throws {
        let console = output.console
        if console.format == .json { return try console.result(json: summary) }
        for line in lines { console.result(text: line) }
    }

    /// What cannot be read is told and left out: the rest is worth showing.
    private func read<Value>(_ what: String, _ work: () async throws -> Value?) async -> Value? {
        do {
            return try await work()
        } catch {
            output.console.note("The \(what) could not be read: \(CommandFailure.words(for: error) ?? "\(error)")")
            return nil
        }
    }

    private func locationName() async throws -> String? {
        let session = try await highLevel.session(logger: output.logger)
        let result: Result<String?, any Error>
        do { result = .success(try await session.locationName()) } catch { result = .failure(error) }
        await session.shutdown()
        return try result.get()
    }

    private func agencyLocations(of summary: SignInSummary, _ settings: Settings) async throws -> [AgencyLocation]? {
        guard let companyID = summary.companyID else { return nil }
        let app = try settings.app(clientID: nil, redirectURI: Settings.redirectURI(port: Settings.defaultRedirectPort))
        return try await settings.locations(
            ofAgency: companyID,
            app: app,
            store: highLevel.store,
            logger: output.logger
        )
    }
}
