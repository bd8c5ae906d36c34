import Testing

@testable import Sandbox

/// The sandbox's operations against the official documents.
@Suite(.enabled(if: HighLevelDocuments.areHere, HighLevelDocuments.howToGet))
struct HighLevelCoverageTests {
    private let known = Dictionary(HighLevelOperation.all.map { ($0.name, $0) }) { first, _ in first }

    @Test func noOperationIsThereTwice() {
        #expect(known.count == HighLevelOperation.all.count)
    }

    /// The documents leave the `{type}` of the bulk tags out of the path's parameters, not out of the path.
    @Test(arguments: [false, true])
    func everyContactsOperationIsRouted(v3: Bool) throws {
        let operations = try HighLevelDocuments.operations("contacts", v3: v3)
        #expect(operations.count == (v3 ? 31 : 32))
        for operation in operations {
            #expect(known.keys.contains { Self.isSame($0, operation.name) }, "\(operation.name)")
        }
    }

    /// Names of path parameters are the implementation's own.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        func normal(_ name: String) -> String { name.replacing(/\{\w+\}/, with: "{}") }
        return normal(left) == normal(right)
    }

    @Test(
        arguments: [
            "contacts", "opportunities", "calendars", "campaigns", "workflows", "users", "businesses", "locations",
        ],
        [false, true]
    )
    func scopesAndAccessAreTheDocumented(_ document: String, v3: Bool) throws {
        for operation in try HighLevelDocuments.operations(document, v3: v3) {
            guard let name = known.keys.first(where: { Self.isSame($0, operation.name) }), let own = known[name] else {
                continue
            }
            #expect(Set([own.scope].compactMap(\.self)) == operation.scopes, "\(operation.name)")
            switch (operation.access.contains("Agency-Access"), operation.access.contains("Location-Access")) {
            case (true, true): #expect(own.access == .either, "\(operation.name)")
            case (true, false): #expect(own.access == .agency, "\(operation.name)")
            default: #expect(own.access == .location, "\(operation.name)")
            }
        }
    }

    /// The resources that are there are there whole, but for what the list names.
    @Test(arguments: ["opportunities", "campaigns", "workflows", "businesses"])
    func resourcesAreWhole(_ document: String) throws {
        let missing = try HighLevelDocuments.operations(document).map(\.name).filter { name in
            !known.keys.contains { Self.isSame($0, name) }
        }
        #expect(missing == (document == "opportunities" ? ["GET /opportunities/lost-reason"] : []))
    }
}
