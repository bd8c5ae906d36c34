import Foundation
import Testing

@testable import HighLevel

/// Builds a call of every action in every dialect that has it, from nothing but what the catalog says.
@Suite struct EveryActionTests {
    let catalog = OperationCatalog.forTests

    /// A value that fits the type, with required members only.
    private func sample(_ type: CatalogType, depth: Int = 0) -> JSONValue {
        if let choice = type.choices.first { return choice }
        if let first = type.alternatives.first { return sample(first, depth: depth + 1) }
        switch type.kind {
        case .string: return type.format == "date-time" ? "2030-01-01T09:00:00Z" : "x"
        case .number, .integer: return .number(type.minimum ?? 1)
        case .boolean: return true
        case .array: return depth > 6 ? [] : .array(type.items.map { [sample($0, depth: depth + 1)] } ?? [])
        case .object:
            let required = catalog.members(of: type).filter(\.isRequired)
            return .object(
                Dictionary(uniqueKeysWithValues: required.map { ($0.name, sample($0.type, depth: depth + 1)) })
            )
        case .file: return .object(["name": "a.txt", "base64": "YQ=="])
        case .any: return "x"
        }
    }

    @Test(arguments: HighLevelDialect.allCases)
    func canBeCalled(_ dialect: HighLevelDialect) throws {
        let base = try #require(URL(string: "https://example.com"))
        var count = 0
        for operation in catalog.list(.init(kind: .action)) {
            guard let request = operation.request(in: dialect) else { continue }
            let inputs = request.inputs.filter(\.isRequired).map { ($0.name, sample($0.type)) }
            let call = try OperationCall(
                operation.id,
                inputs: Dictionary(inputs) { first, _ in first },
                catalog: catalog,
                dialect: dialect,
                locationID: "loc1"
            )
            let endpoint = try call.endpoint()
            let url = endpoint.url(below: base)
            #expect(URL(string: url) != nil && !url.contains("%7B"), "\(operation.id): \(url)")
            #expect((endpoint.kind == .read) == operation.reads)
            if let body = endpoint.body, endpoint.contentType == "application/json" {
                #expect((try? JSONSerialization.jsonObject(with: body)) != nil, "\(operation.id)")
            }
            count += 1
        }
        #expect(count == (dialect == .v2 ? 576 : 627 + 8))
    }

    @Test func everyInputThatIsGivenIsSentSomewhere() throws {
        for operation in catalog.list(.init(kind: .action)) {
            for dialect in operation.dialects {
                let request = operation.request(in: dialect)!
                #expect(request.inputs.allSatisfy { $0.place != nil && $0.place != .header }, "\(operation.id)")
                let hasBody = request.inputs.contains { $0.place == .body }
                #expect(!hasBody || request.body != nil, "\(operation.id)")
            }
        }
    }
}
