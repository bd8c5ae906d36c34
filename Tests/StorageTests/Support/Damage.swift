import Foundation

/// A disk that forgot what it was told.
enum Damage {
    /// Copies a file and writes over a stretch in its middle.
    static func overwrite(_ path: String, to damaged: String) throws {
        var bytes = try Data(contentsOf: URL(filePath: path))
        let middle = bytes.count / 8..<bytes.count / 8 * 7
        bytes.replaceSubrange(middle, with: Data(repeating: 0xA5, count: middle.count))
        try bytes.write(to: URL(filePath: damaged))
    }
}
