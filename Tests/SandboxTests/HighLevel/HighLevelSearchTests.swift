import HTTPTypes
import Testing

@testable import Sandbox

/// The search: paging, filters, sort, limits.
@Suite struct HighLevelSearchTests {
    @Test func searchAfterWalksThroughAllContactsOnce() async throws {
        let fixture = HighLevelFixture(contacts: 1234)
        try await fixture.run { client in
            for sort: HighLevelValue in [
                [], [["field": "dateUpdated", "direction": "desc"]],
                [["field": "lastNameLowerCase", "direction": "asc"], ["field": "source", "direction": "desc"]],
                [["field": "email", "direction": "desc"]],
            ] {
                var ids: [String] = []
                var cursor: HighLevelValue?
                repeat {
                    var body: [HighLevelValue.Member] = [
                        .init(name: "pageLimit", value: 500), .init(name: "sort", value: sort),
                    ]
                    body.add("searchAfter", cursor)
                    let answer = try await client.search(.object(body))
                    #expect(answer.status == 200, "\(answer.body)")
                    #expect(answer.body["total"] == 1234)
                    ids += answer.body["contacts"]?.ids ?? []
                    cursor = answer.body["contacts"]?.elements?.last?["searchAfter"]
                } while cursor != nil
                #expect(ids.count == 1234)
                #expect(Set(ids).count == 1234)
            }
        }
    }

    @Test func pagesAndCursorsAgree() async throws {
        let fixture = HighLevelFixture(contacts: 60)
        try await fixture.run { client in
            let first = try await client.search(["pageLimit": 20])
            let second = try await client.search(["pageLimit": 20, "page": 2])
            let cursor = try #require(first.body["contacts"]?.elements?.last?["searchAfter"])
            let after = try await client.search(["pageLimit": 20, "searchAfter": cursor])
            #expect(after.body["contacts"]?.ids == second.body["contacts"]?.ids)
            #expect(second.body["contacts"]?.ids.count == 20)
        }
    }

    @Test func itemsHaveAddressAndNoAddress1() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            _ = try await client.create(["firstName": "Ann", "address1": "1 Main St"])
            let item = try #require(try await client.search(["pageLimit": 1]).body["contacts"]?.elements?.first)
            #expect(item["address"] == "1 Main St")
            #expect(item["address1"] == nil)
            #expect(item["firstNameLowerCase"] == "ann")
        }
    }

    @Test func newestComesFirst() async throws {
        let fixture = HighLevelFixture(contacts: 5)
        try await fixture.run { client in
            let id = try await client.create(["firstName": "New"])
            #expect(try await client.search(["pageLimit": 2]).body["contacts"]?.ids.first == id)
        }
    }

    @Test(arguments: [
        (#"{"query": "x"}"#, 422), (#"{"pageLimit": 501}"#, 422), (#"{"pageLimit": 0}"#, 422),
        (#"{"pageLimit": 500, "page": 20}"#, 200), (#"{"pageLimit": 500, "page": 21}"#, 400),
        (#"{"pageLimit": 100, "page": 101}"#, 400), (#"{"pageLimit": 1, "page": 1, "searchAfter": [1, "a"]}"#, 400),
        (#"{"pageLimit": 10, "searchAfter": ["a"]}"#, 400), (#"{"pageLimit": 10, "pagesize": 3}"#, 422),
        (#"{"pageLimit": 1, "query": "\#(String(repeating: "a", count: 76))"}"#, 400),
        (#"{"pageLimit": 1, "query": "\#(String(repeating: "a", count: 75))"}"#, 200),
        (#"{"pageLimit": 1, "sort": [{"field": "city", "direction": "asc"}]}"#, 400),
        (#"{"pageLimit": 1, "sort": [{"field": "email"}, {"field": "dnd"}, {"field": "source"}]}"#, 400),
        (#"{"pageLimit": 1, "filters": [{"field": "contact_name", "operator": "eq", "value": "a"}]}"#, 400),
        (#"{"pageLimit": 1, "filters": [{"field": "email", "operator": "contains", "value": "a"}]}"#, 400),
        (#"{"pageLimit": 1, "filters": [{"field": "city", "operator": "contains", "value": "a*"}]}"#, 400),
        (#"{"pageLimit": 1, "filters": [{"field": "dateAdded", "operator": "eq", "value": "2024-01-01"}]}"#, 400),
        (#"{"pageLimit": 1, "filters": [{"field": "dateAdded", "operator": "range", "value": {"gte": "soon"}}]}"#, 400),
        (#"{"pageLimit": 1, "filters": [{"group": "XOR", "filters": []}]}"#, 400),
    ])
    func limitsAreEnforced(_ body: String, _ status: Int) async throws {
        let fixture = HighLevelFixture(contacts: 3)
        try await fixture.run { client in
            let answer = try await client.search(try HighLevelValue(json: body))
            #expect(answer.status == status, "\(answer.body)")
        }
    }

    @Test func unknownFieldsAreNamed() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.search([
                "pageLimit": 1, "filters": [["field": "contact_name", "operator": "eq", "value": "a"]],
            ])
            #expect(answer.message == "Invalid field contact_name")
        }
    }

    @Test(arguments: [
        (#"{"field": "tags", "operator": "eq", "value": "customer"}"#, "ann bob"),
        (#"{"field": "tags", "operator": "contains", "value": "CUST"}"#, "ann bob"),
        (#"{"field": "tags", "operator": "not_eq", "value": ["customer", "x"]}"#, "cy"),
        (#"{"field": "city", "operator": "not_contains", "value": "me"}"#, "bob cy"),
        (#"{"field": "email", "operator": "exists"}"#, "ann"),
        (#"{"field": "email", "operator": "not_exists"}"#, "bob cy"),
        (#"{"field": "contactName", "operator": "eq", "value": "ann lee"}"#, "ann"),
        (#"{"field": "phone", "operator": "eq", "value": "+13126550147"}"#, "bob"),
        (#"{"field": "dnd", "operator": "eq", "value": true}"#, "cy"),
        (#"{"field": "validEmail", "operator": "not_exists"}"#, "ann bob cy"),
        (#"{"field": "dateAdded", "operator": "range", "value": {"gte": "2026-01-02T03:04:06Z"}}"#, "bob cy"),
        (#"{"field": "dateAdded", "operator": "range", "value": {"gt": 1767323045000, "lt": 1767323047000}}"#, "bob"),
        (#"{"field": "dateUpdated", "operator": "range", "value": {"lte": "2026-01-02T03:04:05.000Z"}}"#, "ann"),
        (#"{"field": "dndSettings.SMS.status", "operator": "eq", "value": "active"}"#, "cy"),
        (
            #"""
            {"group": "OR", "filters": [
                {"field": "firstNameLowerCase", "operator": "eq", "value": "cy"},
                {"group": "AND", "filters": [
                    {"field": "tags", "operator": "eq", "value": "customer"},
                    {"field": "city", "operator": "exists"}]}]}
            """#, "ann cy"
        ),
    ])
    func filtersSelect(_ text: String, _ expected: String) async throws {
        let filter = try HighLevelValue(json: text)
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            _ = try await client.create([
                "firstName": "Ann", "lastName": "Lee", "email": "ann@x.org", "city": "Mesa", "tags": ["customer"],
            ])
            fixture.advance(1)
            _ = try await client.create(["firstName": "Bob", "phone": "312-655-0147", "tags": ["customer", "vip"]])
            fixture.advance(1)
            _ = try await client.create([
                "firstName": "Cy", "city": "Denver", "dnd": true, "dndSettings": ["SMS": ["status": "active"]],
            ])
            let answer = try await client.search(["pageLimit": 10, "filters": [filter]])
            let names = (answer.body["contacts"]?.elements ?? []).compactMap { $0["firstNameLowerCase"]?.text }
            #expect(names.sorted().joined(separator: " ") == expected, "\(answer.body)")
            #expect(answer.body["total"]?.integer == Int64(names.count))
        }
    }

    @Test func customFieldsCanBeFiltered() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create(["customFields": [["key": "job_hours", "field_value": 12]]])
            _ = try await client.create(["firstName": "Other"])
            let field = try #require(try await client.contact(id)["customFields"]?.elements?.first?["id"]?.text)
            let answer = try await client.search([
                "pageLimit": 10,
                "filters": [["field": .string("customFields.\(field)"), "operator": "range", "value": ["gt": 10]]],
            ])
            #expect(answer.body["contacts"]?.ids == [id])
        }
    }

    @Test func theQueryReadsNamesAndNotNumbers() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create(["firstName": "Ann", "phone": "312-655-0147", "email": "a@x.org"])
            #expect(try await client.search(["pageLimit": 1, "query": "AN"]).body["contacts"]?.ids == [id])
            #expect(try await client.search(["pageLimit": 1, "query": "x.org"]).body["total"] == 1)
            #expect(try await client.search(["pageLimit": 1, "query": "3126550147"]).body["total"] == 0)
        }
    }

    @Test func theIndexLagsBehind() async throws {
        let fixture = HighLevelFixture(contacts: 2, lag: 3000)
        try await fixture.run { client in
            let id = try await client.create(["firstName": "New"])
            #expect(try await client.call(.get, "/contacts/\(id)").status == 200)
            #expect(try await client.search(["pageLimit": 1]).body["total"] == 2)
            fixture.advance(3)
            #expect(try await client.search(["pageLimit": 1]).body["total"] == 3)
            _ = try await client.call(.delete, "/contacts/\(id)")
            #expect(try await client.search(["pageLimit": 1]).body["total"] == 3)
            fixture.advance(3)
            #expect(try await client.search(["pageLimit": 1]).body["total"] == 2)
        }
    }

    @Test func rememberedResultsFollowChanges() async throws {
        let fixture = HighLevelFixture(contacts: 40)
        try await fixture.run { client in
            let body: HighLevelValue = [
                "pageLimit": 1, "filters": [["field": "tags", "operator": "eq", "value": "customer"]],
            ]
            let before = try #require(try await client.search(body).body["total"]?.integer)
            #expect(before == 24)
            _ = try await client.create(["firstName": "New", "tags": ["customer"]])
            #expect(try await client.search(body).body["total"]?.integer == before + 1)
        }
    }
}
