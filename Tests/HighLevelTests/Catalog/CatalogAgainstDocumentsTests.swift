import Foundation
import Testing

@testable import HighLevel

/// Reads the documents a second time, without the generator, so that a fault of it shows.
@Suite struct CatalogAgainstDocumentsTests {
    /// What a document says of one operation.
    private struct Official {
        var query: Set<String> = []
        var version: String?
        var scopes: Set<String> = []
        var isDeprecated = false
    }

    private func official(_ dialect: HighLevelDialect) throws -> [String: Official] {
        let folder = try #require(OfficialDocuments.folder).appending(path: dialect == .v2 ? "apps" : "apps/v3")
        var found: [String: Official] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            let document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            for (path, item) in document?["paths"] as? [String: [String: [String: Any]]] ?? [:] {
                for (method, operation) in item { found["\(method.uppercased()) \(path)"] = read(operation) }
            }
        }
        return found
    }

    private func read(_ operation: [String: Any]) -> Official {
        var official = Official()
        for parameter in operation["parameters"] as? [[String: Any]] ?? [] {
            let name = parameter["name"] as? String ?? ""
            if parameter["in"] as? String == "query" { official.query.insert(name) }
            if name.lowercased() == "version", parameter["in"] as? String == "header" {
                official.version = ((parameter["schema"] as? [String: Any])?["enum"] as? [String])?.first
            }
        }
        for requirement in operation["security"] as? [[String: [String]]] ?? [] {
            official.scopes.formUnion(requirement.values.flatMap(\.self))
        }
        official.isDeprecated = operation["deprecated"] as? Bool ?? false
        return official
    }

    @Test(
        .enabled(if: OfficialDocuments.folder != nil, OfficialDocuments.howToGet),
        arguments: HighLevelDialect.allCases
    )
    func everyOperationIsAsTheDocumentsHaveIt(_ dialect: HighLevelDialect) throws {
        let official = try official(dialect)
        var seen: Set<String> = []
        for operation in OperationCatalog.forTests.list(.init(kind: .action)) {
            guard let request = operation.request(in: dialect) else { continue }
            let address = "\(request.method) \(request.path)"
            seen.insert(address)
            let known = try #require(official[address], "\(address) is in no document")
            #expect(Set(request.inputs.filter { $0.place == .query }.map(\.name)) == known.query, "\(address)")
            #expect(request.version == known.version, "\(address)")
            #expect(request.isDeprecated == known.isDeprecated, "\(address)")
            // A correction may add a scope or mend one; none may get lost.
            #expect(!request.scopes.isEmpty || known.scopes.isEmpty, "\(address)")
        }
        #expect(seen == Set(official.keys))
    }

    /// The operations whose scopes are not the documents': exactly those that are corrected.
    @Test(.enabled(if: OfficialDocuments.folder != nil, OfficialDocuments.howToGet))
    func scopesDifferOnlyWhereTheyAreCorrected() throws {
        let official = try HighLevelDialect.allCases.reduce(into: [HighLevelDialect: [String: Official]]()) {
            $0[$1] = try self.official($1)
        }
        let root = OfficialDocuments.packageRoot.appending(path: "Scripts/catalog/corrections.json")
        let corrections = try JSONSerialization.jsonObject(with: Data(contentsOf: root)) as? [[String: Any]] ?? []
        let corrected = Set(corrections.filter { $0["scopes"] != nil }.compactMap { $0["operation"] as? String })
        var different: Set<String> = []
        for operation in OperationCatalog.forTests.list(.init(kind: .action)) {
            for dialect in operation.dialects {
                let request = try #require(operation.request(in: dialect))
                let known = official[dialect]?["\(request.method) \(request.path)"]?.scopes
                if Set(request.scopes.map(\.rawValue)) != known { different.insert(operation.id) }
            }
        }
        #expect(different == corrected.filter { !$0.contains(".on-") })
    }
}
