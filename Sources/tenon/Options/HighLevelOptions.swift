import ArgumentParser
import Engine
import HighLevel
import Logging
import Sandbox

/// Which HighLevel, for commands that need nothing else.
struct HighLevelOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store, beside which a sign-in to HighLevel is kept.", valueName: "file"))
    var store = "tenon.db"

    @Option(help: ArgumentHelp("Use a sandbox: the file with the line printed by `tenon sandbox`.", valueName: "file"))
    var sandbox: String?

    @Option(help: ArgumentHelp("A file of NAME=value settings; the environment comes first.", valueName: "file"))
    var settings: String?

    /// An open connection. Must be shut down.
    func session(logger: Logger) async throws -> HighLevelSession {
        let settings = try await Settings(file: settings)
        guard let sandbox else { return try await settings.highLevelSession(store: store, logger: logger) }
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
