import ArgumentParser
import Engine
import HighLevel
import Logging
import Sandbox

/// Which HighLevel, for commands that need nothing else.
struct HighLevelOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store; a sign-in is kept beside it.", valueName: "file"))
    var store = "tenon.db"

    @Option(help: ArgumentHelp("Use a sandbox: what `tenon sandbox` printed.", valueName: "file"))
    var sandbox: String?

    @Option(help: ArgumentHelp("A file of NAME=value lines; the environment wins.", valueName: "file"))
    var settings: String?

    /// An open connection. Must be shut down.
    func session(logger: Logger) async throws -> HighLevelSession {
        let settings = try await Settings(file: settings)
        guard let sandbox else { return try await settings.highLevelSession(store: store, logger: logger) }
        return try sandboxSession(sandbox, settings, logger)
    }

    /// What stands for the location's id in a planned request when none is known.
    static let placeholder = "LOCATION"

    /// A connection that serves to plan calls only: it needs no credential. Must be shut down.
    ///
    /// Where no location is known, ``placeholder`` stands for it.
    func planningSession(logger: Logger) async throws -> HighLevelSession {
        let settings = try await Settings(file: settings)
        if let sandbox { return try sandboxSession(sandbox, settings, logger) }
        return try HighLevelSession(
            baseURL: try settings.highLevelURL() ?? HighLevelConfiguration.productionURL,
            access: .token(HighLevelToken("none")),
            dialect: try settings.highLevelDialect(),
            locationID: await settings.knownLocationID(store: store) ?? Self.placeholder,
            logger: logger
        )
    }

    private func sandboxSession(_ sandbox: String, _ settings: Settings, _ logger: Logger) throws -> HighLevelSession {
        let connections = try ConnectionSettings(try SandboxReady(file: sandbox))
        return try HighLevelSession(
            baseURL: connections.highLevelURL,
            access: connections.highLevelAccess,
            dialect: try settings.highLevelDialect(),
            locationID: connections.locationID,
            budget: try SharedBudget.ledger(store: store, locationID: connections.locationID),
            logger: logger
        )
    }
}
