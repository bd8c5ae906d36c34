import Foundation
import Synchronization

/// The real binary, run as a process of its own.
final class TenonProcess: Sendable {
    /// What a finished process left.
    struct Result: Sendable {
        let status: Int32
        let output: String
        let errors: String

        /// The output as JSON.
        func json() throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
        }
    }

    private let scratch: Scratch
    private let arguments: [String]
    private let name = UUID().uuidString
    private let process = Mutex(Process())
    private let ended: AsyncStream<Int32>

    /// The binary that was built together with these tests.
    static var binary: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tenon")
    }

    /// Starts the binary. The environment holds nothing but what is named.
    ///
    /// - Parameters:
    ///   - through: A command that starts it, given its path and arguments; none for starting it directly.
    ///   - input: What it reads from standard input.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        through starter: [String] = [],
        input: String? = nil,
        scratch: Scratch
    ) throws {
        self.scratch = scratch
        self.arguments = arguments
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        self.ended = ended
        let outputPath = scratch.path("\(name).out")
        let errorPath = scratch.path("\(name).err")
        for path in [outputPath, errorPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        try process.withLock { process in
            process.executableURL = starter.first.map { URL(filePath: $0) } ?? Self.binary
            process.arguments = starter.isEmpty ? arguments : starter.dropFirst() + [Self.binary.path] + arguments
            process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }
            process.currentDirectoryURL = scratch.folder
            process.standardInput =
                try input.flatMap {
                    FileHandle(forReadingAtPath: try scratch.write($0, to: "\(name).in", rights: 0o600))
                }
                ?? FileHandle.nullDevice
            process.standardOutput = FileHandle(forWritingAtPath: outputPath)
            process.standardError = FileHandle(forWritingAtPath: errorPath)
            process.terminationHandler = { process in
                end.yield(process.terminationStatus)
                end.finish()
            }
            try process.run()
        }
    }

    /// Waits for the end.
    func result() async throws -> Result {
        var status: Int32 = -1
        for await code in ended { status = code }
        try KeptOutput.keep(try text("out") + text("err"), of: arguments)
        return Result(status: status, output: try text("out"), errors: try text("err"))
    }

    /// What was written to standard output until now.
    func outputSoFar() throws -> String { try text("out") }

    /// What was written to standard error until now.
    func errorsSoFar() throws -> String { try text("err") }

    /// Whether it still runs.
    var isRunning: Bool { process.withLock { $0.isRunning } }

    /// Ends it as a power failure would: no handler runs.
    func kill() { signal(SIGKILL) }

    /// Asks it to end.
    func terminate() { signal(SIGTERM) }

    private func signal(_ number: Int32) {
        process.withLock { process in
            if process.isRunning { _ = Foundation.kill(process.processIdentifier, number) }
        }
    }

    private func text(_ ending: String) throws -> String {
        try String(contentsOfFile: scratch.path("\(name).\(ending)"), encoding: .utf8)
    }

    /// Runs it to its end.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String? = nil,
        scratch: Scratch
    ) async throws -> Result {
        try await TenonProcess(arguments, environment: environment, input: input, scratch: scratch).result()
    }
}
