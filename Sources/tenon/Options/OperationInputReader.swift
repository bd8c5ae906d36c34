import ArgumentParser
import Foundation
import HighLevel

/// Reads the inputs of an operation from a command line.
struct OperationInputReader {
    /// Tells which type each input has; nil when the operation cannot be called anyway.
    let request: CatalogRequest?

    /// The inputs of the JSON file, with those of the pairs on top.
    ///
    /// - Throws: `ValidationError` for a pair without `=`, an input that is given twice, a file that cannot be read, and
    ///   JSON that is no object.
    func read(pairs: [String], jsonFile: String?) throws -> [String: JSONValue] {
        var inputs = try jsonFile.map(object) ?? [:]
        var given: Set<String> = []
        for pair in pairs {
            guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
                throw ValidationError("'\(pair)' is no input. Write it as name=value.")
            }
            let name = String(pair[..<equals])
            guard given.insert(name).inserted else {
                throw ValidationError("the input '\(name)' is given twice. Write a list as \(name)=a,b.")
            }
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
        let data = try Self.data(path)
        guard case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: data) else {
            throw ValidationError(
                "\(path == "-" ? "standard input" : path) holds no JSON object with the inputs, such as "
                    + #"{"contactId": "ocQHyuzHvysMo5N5VsXc"}."#
            )
        }
        return members
    }

    private static func data(_ path: String) throws -> Data {
        if path == "-" { return (try? FileHandle.standardInput.readToEnd()) ?? Data() }
        guard FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("there is no file \(path). Check its name and the folder you are in.")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("the file \(path) cannot be read. Check its rights, and that it is no folder.")
        }
        return data
    }
}
