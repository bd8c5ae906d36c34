import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Names a process for as long as its machine runs: a process id alone is given to another one some day.
///
/// Processes that share a file have to see each other: those of another container look as if they had ended.
enum SlotHolder {
    /// This process.
    static let current = name(of: getpid()) ?? "\(getpid())"

    /// Whether the process still runs. When its slots are taken from it too early, a call too many may run for its rest.
    static func isAlive(_ name: String) -> Bool {
        guard let id = Int32(name.prefix { $0 != " " }), id > 0 else { return false }
        if name == current { return true }
        if let now = self.name(of: id) { return now == name }
        return !hasProcessFiles && (kill(id, 0) == 0 || errno == EPERM)
    }

    private static let hasProcessFiles = FileManager.default.fileExists(atPath: "/proc/self/stat")

    /// The id, and the moment of the process's start where the system tells it (proc(5): the 22nd value).
    private static func name(of id: Int32) -> String? {
        guard let line = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
            let end = line.lastIndex(of: ")")
        else { return nil }
        let values = line[line.index(after: end)...].split(separator: " ")
        return values.count > 19 ? "\(id) \(values[19])" : nil
    }
}
