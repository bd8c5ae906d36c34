import ArgumentParser
import Engine
import Foundation
import Storage

/// A store that a command reads or changes without calling either system; it may run beside `tenon serve`.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    /// Opens the store, does the work, and closes it.
    ///
    /// - Throws: ``CommandFailure`` when there is no such store.
    func with<Result>(_ work: (Store) async throws -> Result) async throws -> Result {
        guard FileManager.default.fileExists(atPath: store) else {
            throw CommandFailure(
                "there is no store \(store). Name another with --store, or make one with: tenon sync run"
            )
        }
        let file = try Store(path: store)
        defer { try? file.close() }
        return try await work(file)
    }

    /// The environment of a person's own steps: ids that no running server gives out.
    static var environment: EngineEnvironment { .live(node: 1) }
}
