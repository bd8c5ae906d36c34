import ArgumentParser
import Engine
import Foundation
import Logging
import Mapping
import Sandbox
import Storage

/// Which store, which mapping, which remote systems.
struct WorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store; made when missing.", valueName: "file"))
    var store = "tenon.db"

    @Option(help: ArgumentHelp("The mapping; else the shipped one.", valueName: "file"))
    var mapping: String?

    @Option(help: ArgumentHelp("Use a sandbox: what `tenon sandbox` printed.", valueName: "file"))
    var sandbox: String?

    @Option(help: ArgumentHelp("A file of NAME=value lines; the environment wins.", valueName: "file"))
    var settings: String?

    /// The one workspace of a store, until there can be many.
    static let workspaceID = "main"

    /// The command that shows how this store stands.
    var statusCommand: String { "tenon sync status" + (store == "tenon.db" ? "" : " --store \(store)") }

    /// The workspace with its mapping.
    ///
    /// - Throws: ``CommandFailure`` for a mapping that cannot be read, with the file and line of each problem.
    func workspace() throws -> Workspace {
        let yaml = try mapping.map(MappingFile.read) ?? MappingDocument.standardYAML
        do {
            return try Workspace(id: Self.workspaceID, mappingYAML: yaml)
        } catch {
            let file = mapping ?? "the shipped mapping"
            let problems = error.problems.map { "\(file):\($0.line):\($0.column): \($0.message)" }
            throw CommandFailure("the mapping has problems.\n" + problems.joined(separator: "\n"))
        }
    }

    /// How much of history is kept.
    func history() async throws -> HistoryLimits { try await Settings(file: settings).history() }

    /// What it takes to reach the remote systems. A stored sign-in is looked for beside the store.
    func connections(logger: Logger) async throws -> ConnectionSettings {
        let settings = try await Settings(file: settings)
        guard let sandbox else { return try await settings.connections(store: store, logger: logger) }
        let ready = try SandboxReady(file: sandbox)
        var connections = try ConnectionSettings(ready)
        connections.busybusyWrites = try settings.busybusyWrites(isSandbox: true, sandboxHook: ready.busybusy.hookUrl)
        connections.unseenSeconds = try settings.unseenSeconds()
        connections.highLevelDialect = try settings.highLevelDialect()
        connections.settleSeconds = try settings.settleSeconds()
        return connections
    }
}

/// Reads mapping documents from disk.
enum MappingFile {
    static func read(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                "the mapping \(path) cannot be read. Check its name, or start one with: tenon mapping show > \(path)"
            )
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// The document of the file, read.
    ///
    /// - Throws: ``CommandFailure`` for one that cannot be used, with the line of each problem.
    static func document(_ path: String) throws -> MappingDocument {
        let yaml = try read(path)
        do {
            return try MappingDocument(yaml: yaml)
        } catch {
            let problems = error.problems.map { "\(path):\($0.line):\($0.column): \($0.message)" }
            throw CommandFailure("the mapping has problems.\n" + problems.joined(separator: "\n"))
        }
    }
}
