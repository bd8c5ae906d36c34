import Foundation
import Testing

@testable import Server

@Suite struct ConsoleFilesTests {
    private static let templates = ConsoleFiles.all.keys.filter { $0.hasSuffix(".mustache") }

    @Test func `every template can be read`() throws {
        _ = try ConsoleTemplates()
        #expect(Self.templates.count > 8)
    }

    @Test func `every text that a template names is there`() throws {
        let texts = try Texts(yaml: ConsoleFiles.text("texts-en.yaml"))
        for name in Self.templates {
            for match in ConsoleFiles.text(name).matches(of: /texts\.([A-Za-z0-9.]+)/) {
                #expect(texts.keys.contains(String(match.1)), "\(name): \(match.1)")
            }
        }
    }

    @Test func `every file under files is embedded, and nothing else`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CConsole/files")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
        #expect(Set(paths) == Set(ConsoleFiles.all.keys))
    }

    @Test func `no template lets a value through unescaped, and none has script or style of its own`() {
        for name in Self.templates {
            let text = ConsoleFiles.text(name)
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
            #expect(!text.contains("<script") && !text.contains("style=") && !text.contains(" onclick"), "\(name)")
        }
    }

    @Test func `a text takes values, and one that is missing can be seen`() throws {
        let texts = try Texts(yaml: "a:\n  b: \"Hello {name}\"\nc: There")
        #expect(texts("a.b", ["name": "Ann"]) == "Hello Ann")
        #expect(texts("c") == "There")
        #expect(texts("a.x") == "a.x")
    }
}
