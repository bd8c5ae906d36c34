import Foundation
import Testing

@testable import Engine

struct SecretKeyFileTests {
    private let folder: TemporaryDirectory
    private let file: SecretKeyFile

    init() throws {
        folder = try TemporaryDirectory()
        file = SecretKeyFile(path: folder.path("keys"))
    }

    private func write(_ text: String, rights: Int = 0o600) throws {
        let path = file.path
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
    }

    @Test func aNewKeyComesFirstAndTheOthersStay() throws {
        let first = try file.add()
        let second = try file.add()
        #expect(try file.read().keys.map(\.id) == [second.id, first.id])
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        try file.remove([first.id])
        #expect(try file.read().keys.map(\.id) == [second.id])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["keys"])
    }

    @Test(arguments: [0o640, 0o604, 0o620]) func aFileOpenToOthersIsRefused(_ rights: Int) throws {
        try write(SecretKey().text, rights: rights)
        let error = #expect(throws: SecretError.self) { try file.read() }
        #expect(error?.code == .openToOthers && error?.description.contains("chmod 600 \(file.path)") == true)
    }

    @Test(arguments: ["", "# only a remark\n", "c2hvcnQ=", "not a key at all"]) func whatIsNoKeyIsRefused(
        _ text: String
    ) throws {
        try write(text)
        let error = #expect(throws: SecretError.self) { try file.read() }
        #expect(error?.code == .unusableKey && error?.description.contains(file.path) == true)
        if text.count > 5 { #expect(error?.description.contains(text) == false) }
    }

    @Test func bothSpellingsLinesCommasAndRemarksAreRead() throws {
        let bytes = Data(0..<32)
        let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let other = SecretKey()
        try write("# remark\n\n \(hexadecimal) , \(other.text)\r\n\(bytes.base64EncodedString())\n")
        #expect(try file.read().keys.map(\.id) == [SecretKey(text: hexadecimal)?.id, other.id])
    }

    @Test func aFileThatIsNotThereIsNamed() throws {
        let error = #expect(throws: SecretError.self) { try file.read() }
        #expect(error?.code == .unusableFile && error?.description.contains(file.path) == true)
    }
}
