import Foundation
import Synchronization

/// The real `highlevel-load`, run as a process of its own.
final class LoadProcess: Sendable {
    /// What it prints at its end.
    struct Report: Decodable {
        let calls: Int
        let failed: Int
        let throttled: Int
        let statuses: [String: Int]
    }

    private let process = Mutex(Process())
    private let output: URL
    private let ended: AsyncStream<Int32>

    /// Starts one of its commands against an address.
    init(_ address: URL, _ arguments: [String], command: String = "calls", folder: ScratchFolder) throws {
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        self.ended = ended
        let path = folder.path("\(UUID().uuidString).json")
        output = URL(filePath: path)
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "highlevel-load")
        try process.withLock { process in
            process.executableURL = binary
            process.arguments = [command, "--url", address.absoluteString, "--location", "loc1", "--json"] + arguments
            process.environment = ["HIGHLEVEL_TOKEN": "pit-1", "PATH": "/usr/bin:/bin"]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle(forWritingAtPath: path)
            process.terminationHandler = { process in
                end.yield(process.terminationStatus)
                end.finish()
            }
            try process.run()
        }
    }

    /// Ends it as a power failure would: no handler runs.
    func kill() {
        process.withLock { process in
            if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
        }
    }

    /// Waits for its end.
    func end() async { for await _ in ended {} }

    /// Waits for its end, and reads what it printed.
    func report<Value: Decodable>(as type: Value.Type = Report.self) async throws -> Value {
        await end()
        return try JSONDecoder().decode(type, from: Data(contentsOf: output))
    }
}
