import Foundation

/// The real `simulate`, run as a process of its own.
struct SimulateProcess: Sendable {
    let status: Int32
    let output: String

    /// Runs it to its end. The binary is the one that was built together with these tests.
    init(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "simulate")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: data, as: UTF8.self)
    }

    /// The line that begins so.
    func line(_ start: String) -> String? {
        output.split(separator: "\n").map(String.init).first { $0.hasPrefix(start) }
    }
}
