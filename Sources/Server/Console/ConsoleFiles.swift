import CConsole
import Foundation

/// The console's templates, style and texts, as they were embedded when the program was built.
enum ConsoleFiles {
    /// Every file by its path under `Sources/CConsole/files`.
    static let all: [String: Data] = {
        var count = 0
        guard let files = console_files(&count) else { return [:] }
        let pairs = (0..<count).map { index in
            (String(cString: files[index].name), Data(bytes: files[index].bytes, count: files[index].count))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// The text of a file; empty for one that does not exist.
    static func text(_ name: String) -> String { String(decoding: all[name] ?? Data(), as: UTF8.self) }
}
