import Foundation
import Testing

/// Secrets that are known to a test, and the search for them, plain or in base64, in files.
struct PlantedSecrets {
    /// A secret that was found, by its beginning.
    struct Finding: CustomStringConvertible {
        let file: String
        let description: String
    }

    let busybusyKey: String
    private(set) var secrets: [String]

    /// Those that a sandbox printed.
    init(readyFile: String) throws {
        let line = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: readyFile)))
        let names: Set = ["token", "agencyToken", "clientSecret", "key", "integrationKey", "limitedKey"]
        secrets = Self.texts(in: line, named: names)
        let busybusy = (line as? [String: Any])?["busybusy"] as? [String: Any]
        busybusyKey = try #require(busybusy?["key"] as? String)
        try #require(secrets.count >= 7 && secrets.contains(busybusyKey))
    }

    /// Also others.
    func adding(_ more: [String]) -> PlantedSecrets {
        var all = self
        all.secrets += more
        return all
    }

    /// Also the two tokens of a sign-in that is stored in plain text.
    func adding(storedIn path: String) throws -> PlantedSecrets {
        let document = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any]
        let payload = try #require(Data(base64Encoded: document?["payload"] as? String ?? ""))
        let tokens = Self.texts(
            in: try JSONSerialization.jsonObject(with: payload),
            named: ["accessToken", "refreshToken"]
        )
        try #require(tokens.count == 2)
        return adding(tokens)
    }

    /// Also the keys of a file of keys.
    func adding(keysIn path: String) throws -> PlantedSecrets {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let keys = lines.filter { !$0.hasPrefix("#") }.map(String.init)
        try #require(!keys.isEmpty)
        return adding(keys)
    }

    /// Where in a folder any of them is.
    func found(in folder: URL) throws -> [Finding] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return names.flatMap { name in
            // A lock's or a draft's file may be gone by now.
            guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { return [Finding]() }
            return secrets.filter { secret in Self.forms(of: secret).contains { bytes.range(of: $0) != nil } }
                .map { Finding(file: name, description: "\($0.prefix(6))… in \(name)") }
        }
    }

    /// A secret as it is, and as it looks inside base64, wherever it begins there.
    private static func forms(of secret: String) -> [Data] {
        let encoded = (0..<3).map { offset in
            let text = Data(String(repeating: "x", count: offset).utf8 + Array(secret.utf8)).base64EncodedString()
            // The first and the last characters depend on what stands beside the secret.
            return Data(text.dropFirst(offset == 0 ? 0 : 4).dropLast(4).utf8)
        }
        return [Data(secret.utf8)] + encoded
    }

    private static func texts(in value: Any, named names: Set<String>) -> [String] {
        if let list = value as? [Any] { return list.flatMap { texts(in: $0, named: names) } }
        guard let object = value as? [String: Any] else { return [] }
        return object.sorted { $0.key < $1.key }.flatMap { name, value in
            if names.contains(name), let text = value as? String { return [text] }
            return texts(in: value, named: names)
        }
    }
}
