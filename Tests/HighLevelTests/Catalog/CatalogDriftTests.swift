import Foundation
import Testing

@Suite struct CatalogDriftTests {
    /// Runs the generator and returns its status and what it wrote.
    private func generate(
        _ arguments: [String],
        in folder: URL = OfficialDocuments.packageRoot
    ) async throws -> (status: Int32, output: String) {
        let process = Process()
        // A file and no pipe: reading a pipe to its end would hold one of the few threads that tests share.
        let file = FileManager.default.temporaryDirectory.appending(path: "generator-\(UUID().uuidString).txt")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-B", "Scripts/catalog/generate.py"] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = handle
        process.standardError = handle
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
        }
        try process.run()
        var status: Int32 = -1
        for await code in ended { status = code }
        try handle.close()
        return (status, try String(contentsOf: file, encoding: .utf8))
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

    /// A copy of the generator with one more correction.
    private func copy(adding correction: String) throws -> URL {
        let root = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")
        let scripts = root.appending(path: "Scripts/catalog")
        try FileManager.default.createDirectory(at: root.appending(path: "Scripts"), withIntermediateDirectories: true)
        let original = OfficialDocuments.packageRoot.appending(path: "Scripts/catalog")
        try FileManager.default.copyItem(at: original, to: scripts)
        let file = scripts.appending(path: "corrections.json")
        let corrections = try String(contentsOf: file, encoding: .utf8)
        let longer = corrections.replacing("\n]", with: ",\n\(correction)\n]")
        try longer.write(to: file, atomically: true, encoding: .utf8)
        return root
    }

    @Test(
        .enabled(if: OfficialDocuments.hasWebhooks, OfficialDocuments.howToGet),
        arguments: [
            (
                #"{"operation": "contacts.get-task", "reason": "none", "scopes": ["contacts.readonly"]}"#,
                "changes nothing"
            ),
            (#"{"operation": "contacts.gone", "reason": "none", "reads": true}"#, "changes nothing"),
            (#"{"operation": "contacts.get-task", "scopes": []}"#, "needs operation and reason"),
        ]
    )
    func aCorrectionThatIsNoneStopsTheGenerator(_ correction: String, _ expected: String) async throws {
        let folder = try #require(OfficialDocuments.folder)
        let root = try copy(adding: correction)
        defer { try? FileManager.default.removeItem(at: root) }
        let generated = try await generate(["--check", folder.path], in: root)
        #expect(generated.status == 1)
        #expect(generated.output.contains(expected), "\(generated.output)")
    }

    @Test func withoutDocumentsItSaysWhatIsMissing() async throws {
        let checked = try await generate(["--check", "/nowhere"])
        #expect(checked.status == 1)
        #expect(checked.output.contains("/nowhere/apps holds no document"))
    }
}
