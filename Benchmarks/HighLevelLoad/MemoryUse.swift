import ArgumentParser
import Foundation

/// The memory of this process, as Linux counts it.
struct MemoryUse {
    /// What it holds now, in bytes.
    let resident: Int
    /// The most it ever held, in bytes.
    let peak: Int

    /// Reads `/proc/self/status`.
    init() throws {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let resident = Self.bytes("VmRSS:", in: text), let peak = Self.bytes("VmHWM:", in: text)
        else { throw ValidationError("The memory cannot be read here: there is no /proc/self/status.") }
        (self.resident, self.peak) = (resident, peak)
    }

    private static func bytes(_ name: String, in text: String) -> Int? {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }
}
