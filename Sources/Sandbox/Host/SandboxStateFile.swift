import Foundation

/// The file that keeps both sides of the sandbox between two runs.
struct SandboxStateFile: Sendable {
    /// What the file holds.
    struct Contents: Codable {
        var format = Self.name
        var version = Self.newest
        var seed: UInt64
        var highLevel: HighLevelSnapshot
        /// HighLevel's further locations; nil in files of version 1.
        var otherLocations: [HighLevelSnapshot]?
        /// HighLevel's app, installations and tokens; nil in files of version 1.
        var access: HighLevelAccess?
        /// busybusy's own snapshot, as its sandbox writes it; nil before it has one.
        var busybusy: Data?

        static let name = "tenon-sandbox"
        static let newest = 2
    }

    private struct Head: Decodable {
        var format: String
        var version: Int
    }

    let path: String

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads the file. Throws ``SandboxError`` when it cannot be read or is none of the sandbox's.
    func read() throws -> Contents {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SandboxError(
                description: "The state file \(path) cannot be read: check that it is a file and may be read."
            )
        }
        guard let head = try? JSONDecoder().decode(Head.self, from: data), head.format == Contents.name else {
            throw SandboxError(
                description: "\(path) is no state file of the sandbox: name another file, or move this one away."
            )
        }
        guard (1...Contents.newest).contains(head.version) else {
            let known = "this program reads versions 1 to \(Contents.newest)"
            throw SandboxError(
                description: "\(path) has version \(head.version), \(known): start with a new file."
            )
        }
        do {
            var contents = try JSONDecoder().decode(Contents.self, from: data)
            contents.version = Contents.newest
            return contents
        } catch {
            throw SandboxError(description: "The state file \(path) is damaged (\(error)): move it away to start anew.")
        }
    }

    /// What stands in the way of writing, and the next step.
    private var obstacle: String {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        if !exists { return "there is no folder \(folder). Make it, or name another file" }
        if !isFolder.boolValue { return "\(folder) is no folder. Name another file" }
        return "check the rights on \(folder) and the free space"
    }

    /// Writes the file beside its place and moves it there, so that a crash leaves the old or the new one.
    func write(_ contents: Contents) throws {
        do {
            try JSONEncoder().encode(contents).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw SandboxError(description: "The state file \(path) cannot be written: \(obstacle).")
        }
    }
}
