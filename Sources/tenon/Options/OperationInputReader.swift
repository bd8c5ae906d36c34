import ArgumentParser
import Foundation
import HighLevel

/// Reads the inputs of an operation from a command line.
struct OperationInputReader {
    /// Tells which type each input has; nil when the operation cannot be called anyway.
    let request: CatalogRequest?

    /// The inputs of the JSON file, with those of the pairs on top.
    ///
    /// - Throws: `ValidationError` for a pair without `=`, a file that cannot be read, and JSON that is no object.
    func read(pairs: [String], jsonFile: String?) throws -> [String: JSONValue] {
        var inputs = try jsonFile.map(object) ?? [:]
        for pair in pairs {
            guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
                throw ValidationError("'\(pair)' is no input. Write it as name=value.")
            }
            let name = String(pair[..<equals])
            inputs[name] = try value(String(pair[pair.index(after: equals)...]), for: name)
        }
        return inputs
    }

    private func value(_ text: String, for name: String) throws -> JSONValue {
        let type = request?.inputs(named: name).first?.type
        guard text.hasPrefix("@") else { return type?.value(from: text) ?? .string(text) }
        let path = String(text.dropFirst())
        let data = try Self.data(path)
        guard type?.kind == .file else {
            let content = String(decoding: data, as: UTF8.self)
            return type?.value(from: content) ?? .string(content)
        }
        let fileName = URL(filePath: path).lastPathComponent
        return .object(["name": .string(fileName), "base64": .string(data.base64EncodedString())])
    }

    private func object(_ path: String) throws -> [String: JSONValue] {
        guard case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: try Self.data(path)) else {
            throw ValidationError("\(path == "-" ? "standard input" : path) holds no JSON object with the inputs.")
        }
        return members
    }

    private static func data(_ path: String) throws -> Data {
        if path == "-" { return (try? FileHandle.standardInput.readToEnd()) ?? Data() }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("the file \(path) cannot be read. Check its name and its rights.")
        }
        return data
    }
}
