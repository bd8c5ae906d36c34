import Foundation
import Testing

/// Texts that a person has read and found right, kept beside the tests.
enum Golden {
    /// Compares with the file of that name; with `UPDATE_GOLDEN=1` in the environment the file is written instead, and the
    /// test fails so that nobody takes it for a check.
    static func expect(_ lines: [String], matches name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/\(name).txt")
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("\(name).txt was written; read it", sourceLocation: location)
            return
        }
        let known = try String(contentsOf: file, encoding: .utf8)
        #expect(text == known, "\(name).txt", sourceLocation: location)
    }
}
