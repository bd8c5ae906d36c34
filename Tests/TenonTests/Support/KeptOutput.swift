import Foundation

/// What all tests together had the binary write, and the secrets they gave it: `Scripts/check-secrets.sh` looks for the
/// ones in the other, when KEPT_OUTPUT names a folder.
enum KeptOutput {
    private static var folder: URL? {
        ProcessInfo.processInfo.environment["KEPT_OUTPUT"].map { URL(filePath: $0, directoryHint: .isDirectory) }
    }

    /// Keeps what a process wrote. A sandbox is to print its tokens.
    static func keep(_ text: String, of arguments: [String]) throws {
        guard let folder, arguments.first != "sandbox", !text.isEmpty else { return }
        let line = "$ tenon \(arguments.joined(separator: " "))\n"
        try Data((line + text).utf8).write(to: folder.appending(path: "\(UUID().uuidString).output"))
    }

    /// Keeps what must be in no output.
    static func plant(_ secrets: PlantedSecrets) throws {
        guard let folder else { return }
        let text = secrets.secrets.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: folder.appending(path: "\(UUID().uuidString).planted"))
    }
}
