import Foundation
import Testing

@testable import HighLevel

@Suite struct InputCheckerTests {
    let catalog = OperationCatalog.forTests

    private func problems(
        _ id: String,
        _ inputs: [String: JSONValue],
        _ dialect: HighLevelDialect = .v2
    ) throws -> [InputProblem] {
        let request = try #require(try catalog.operation(id).request(in: dialect))
        return InputChecker(catalog: catalog, request: request).problems(in: inputs)
    }

    private static let task: [String: JSONValue] = [
        "contactId": "c1", "title": "Call", "dueDate": "2030-01-01T09:00:00Z", "completed": false,
    ]

    @Test(
        arguments: [
            (["completed": "no"], "completed", InputProblem.Rule.type),
            (["title": 3], "title", .type),
            (["titel": "Call"], "titel", .unknown),
            (["contactId": " "], "contactId", .format),
            (["contactId": ".."], "contactId", .format),
            (["contactId": ["a"]], "contactId", .type),
            (["assignedTo": nil], "assignedTo", .type),
        ] as [([String: JSONValue], String, InputProblem.Rule)]
    )
    func oneProblemIsNamed(_ change: [String: JSONValue], _ path: String, _ rule: InputProblem.Rule) throws {
        let found = try problems("contacts.create-task", Self.task.merging(change) { $1 })
        #expect(found.map(\.path) == [path])
        #expect(found.map(\.rule) == [rule])
    }

    @Test func allProblemsAreToldAtOnce() throws {
        let found = try problems("contacts.create-task", ["tittle": "Call", "completed": 1, "contactId": "c1"])
        #expect(
            found.map(\.description) == [
                "completed: has to be true or false, not a number", "dueDate: is required: give a value (string)",
                "title: is required: give a value (string)", "tittle: is unknown; did you mean title?",
            ]
        )
    }

    @Test func aRightCallHasNone() throws {
        #expect(try problems("contacts.create-task", Self.task).isEmpty)
    }

    @Test(arguments: HighLevelDialect.allCases)
    func theInsideIsCheckedToo(_ dialect: HighLevelDialect) throws {
        let found = try problems(
            "contacts.create-contact",
            [
                "locationId": "loc1", "tags": ["a", 2], "dateOfBirth": "1990-05-01",
                "dndSettings": .object([
                    dialect == .v2 ? "SMS" : "sms": .object(["status": "sleepy"]), "Fax": .object([:]),
                ]),
                "customFields": [.object(["id": "f1", "field_value": 7]), .object(["ky": "x"])],
            ],
            dialect
        )
        let channel = dialect == .v2 ? "SMS" : "sms"
        #expect(
            Set(found.map(\.path)) == [
                "tags[1]", "dndSettings.\(channel).status", "dndSettings.Fax", "customFields[1].ky",
            ]
        )
        #expect(found.first { $0.path.hasSuffix("status") }?.rule == .choice)
    }

    @Test func choicesNameTheNearest() throws {
        let found = try problems(
            "contacts.update-tags-in-bulk",
            [
                "type": "ad", "contacts": ["c1"], "tags": ["t"], "locationId": "loc1",
            ]
        )
        #expect(found.map(\.message) == ["'ad' is not allowed: one of add, remove; did you mean add?"])
    }

    @Test(
        arguments: [
            ("50", true), (50, true), ("many", false), (["1"], false), (true, false), (.object([:]), false),
        ] as [(JSONValue, Bool)]
    )
    func numbersInAQueryMayBeDigits(_ limit: JSONValue, _ isFine: Bool) throws {
        let found = try problems("contacts.get-contacts", ["locationId": "loc1", "limit": limit])
        #expect(found.isEmpty == isFine, "\(found)")
    }

    @Test func boundsAreKept() throws {
        let ids = JSONValue.array((0...50).map { .string("c\($0)") })
        let inputs: [String: JSONValue] = ["locationId": "loc1", "ids": ids, "businessId": nil]
        let found = try problems("contacts.add-remove-contact-from-business", inputs)
        #expect(found.map(\.description) == ["ids: has 51 items; give at most 50"])
        let search = try problems("contacts.search-contacts-advanced", ["locationId": "loc1", "pageLimit": 501])
        #expect(search.map(\.rule) == [.range])
    }

    @Test func aPointInTimeHasToBeOne() throws {
        let type = CatalogTypeText("{\"type\":\"string\",\"format\":\"date-time\"}")
        #expect(try InputChecker.checkString("2030-01-01T09:00:00Z", type.value, "at").isEmpty)
        #expect(try InputChecker.checkString("tomorrow", type.value, "at").map(\.rule) == [.format])
    }

    @Test func valuesAreNotRepeatedInMessages() throws {
        let found = try problems("oauth.get-access-token", ["client_secret": ["sesame"], "grant_type": "x"])
        #expect(!found.isEmpty)
        #expect(!"\(found)".contains("sesame"))
    }

    /// A type as the data file holds it.
    private struct CatalogTypeText {
        let text: String
        init(_ text: String) { self.text = text }
        var value: CatalogType { get throws { try decode(text) } }
    }
}
