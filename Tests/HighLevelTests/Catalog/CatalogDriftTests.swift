import Foundation
import Testing

@Suite struct CatalogDriftTests {
    /// Runs the generator and returns its status and what it wrote.
    private func generate(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-B", "Scripts/catalog/generate.py"] + arguments
        process.currentDirectoryURL = OfficialDocuments.packageRoot
        process.standardOutput = pipe
        process.standardError = pipe
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
        }
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        var status: Int32 = -1
        for await code in ended { status = code }
        return (status, String(decoding: output, as: UTF8.self))
    }

    @Test(.enabled(if: OfficialDocuments.hasWebhooks, OfficialDocuments.howToGet))
    func theCommittedFileIsWhatTheDocumentsGive() async throws {
        let folder = try #require(OfficialDocuments.folder)
        let checked = try await generate(["--check", folder.path])
        #expect(checked.status == 0, "\(checked.output)")
    }

    @Test(.enabled(if: OfficialDocuments.hasWebhooks, OfficialDocuments.howToGet))
    func aChangedFileIsTold() async throws {
        let folder = try #require(OfficialDocuments.folder)
        let root = OfficialDocuments.packageRoot
        let committed = try String(
            contentsOf: root.appending(path: "Sources/CHighLevelCatalog/highlevel.jsonl"),
            encoding: .utf8
        )
        let file = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let changed = committed.replacing("/contacts/{contactId}/tasks\"", with: "/contacts/{contactId}/chores\"")
        try changed.write(to: file, atomically: true, encoding: .utf8)
        let checked = try await generate(["--check", "--output", file.path, folder.path])
        #expect(checked.status == 1)
        #expect(checked.output.contains("contacts.create-task"))
    }

    @Test func withoutDocumentsItSaysWhatIsMissing() async throws {
        let checked = try await generate(["--check", "/nowhere"])
        #expect(checked.status == 1)
        #expect(checked.output.contains("/nowhere/apps holds no document"))
    }
}
