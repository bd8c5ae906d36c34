import HTTPTypes
import Testing

@testable import Sandbox

/// The deprecated list and the duplicate lookup.
@Suite struct HighLevelListTests {
    @Test func bothCursorsWalkThroughAllContacts() async throws {
        let fixture = HighLevelFixture(contacts: 95)
        try await fixture.run { client in
            var ids: [String] = []
            var path = "/contacts/?locationId=\(client.account.locationID)&limit=20.0"
            var pages = 0
            while true {
                let answer = try await client.call(.get, path)
                let meta = try #require(answer.body["meta"])
                ids += try #require(answer.body["contacts"]).ids
                pages += 1
                #expect(meta["total"] == 95)
                #expect(meta["currentPage"]?.integer == Int64(pages))
                guard let next = meta["nextPageUrl"]?.text else {
                    #expect(meta["nextPage"] == .null)
                    #expect(meta["prevPage"] == 4)
                    break
                }
                #expect(next.hasPrefix("http://localhost/contacts/?"))
                path = String(next.dropFirst("http://localhost".count))
            }
            #expect(pages == 5)
            #expect(Set(ids).count == 95)
        }
    }

    @Test(arguments: ["startAfter", "startAfterId"])
    func oneCursorAloneIsPageOneAgain(_ name: String) async throws {
        let fixture = HighLevelFixture(contacts: 50)
        try await fixture.run { client in
            let path = "/contacts/?locationId=\(client.account.locationID)"
            let first = try await client.call(.get, path)
            let meta = try #require(first.body["meta"])
            let value = meta[name]?.text ?? meta[name]?.integer.map(String.init) ?? ""
            let again = try await client.call(.get, path + "&\(name)=\(value)")
            #expect(again.body["contacts"]?.ids == first.body["contacts"]?.ids)
        }
    }

    @Test func itemsHaveLoweredNamesAndTheWrittenOnes() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            _ = try await client.create(["firstName": "Ann", "lastName": "McDonald", "address1": "1 Main St"])
            let answer = try await client.call(.get, "/contacts?locationId=\(client.account.locationID)")
            let item = try #require(answer.body["contacts"]?.elements?.first)
            #expect(item["firstName"] == "ann")
            #expect(item["lastName"] == "mcdonald")
            #expect(item["firstNameRaw"] == "Ann")
            #expect(item["lastNameRaw"] == "McDonald")
            #expect(item["address1"] == "1 Main St")
            #expect(item["email"] == .null)
            #expect(item["startAfter"]?.elements?.count == 2)
            #expect(answer.body["meta"]?["nextPageUrl"] == .null)
        }
    }

    @Test(arguments: ["101", "0", "many"])
    func wrongLimitsAreRefused(_ limit: String) async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let path = "/contacts/?locationId=\(client.account.locationID)&limit=\(limit)"
            let answer = try await client.call(.get, path)
            #expect(answer.status == 422)
        }
    }

    @Test func duplicatesAreFoundByEmailThenNumber() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let mail = try await client.create(["email": "a@x.org"])
            let phone = try await client.create(["phone": "+13126550147"])
            let path = "/contacts/search/duplicate?locationId=\(client.account.locationID)"
            func find(_ query: String) async throws -> HighLevelClient.Answer {
                try await client.call(.get, path + query)
            }
            #expect(try await find("&email=A%40x.org&number=%2B13126550147").contactID == mail)
            #expect(try await find("&number=%2B13126550147").contactID == phone)
            let none = try await find("&number=+13126550147")
            #expect(none.status == 200)
            #expect(none.body["contact"] == .null)
            #expect(try await find("&email=z@x.org").body["contact"] == .null)
        }
    }

    @Test func contactsOfABusiness() async throws {
        let fixture = HighLevelFixture(contacts: 200)
        try await fixture.run { client in
            let location = client.account.locationID
            let list = try await client.call(.get, "/businesses/?locationId=\(location)")
            let business = try #require(list.body["businesses"]?.ids.first)
            #expect(try await client.call(.get, "/businesses/\(business)").body["business"]?["id"]?.text == business)
            let ids = try await client.search(["pageLimit": 3]).body["contacts"]?.ids ?? []
            let set = try await client.call(
                .post,
                "/contacts/bulk/business",
                client.located(["ids": .init(texts: ids), "businessId": .string(business)])
            )
            #expect(set.status == 200)
            #expect(set.body["ids"] == .init(texts: ids))
            let path = "/contacts/business/\(business)?locationId=\(location)"
            let all = try await client.call(.get, path)
            let found = Set(all.body["contacts"]?.ids ?? [])
            #expect(found.isSuperset(of: ids))
            let rest = try await client.call(.get, path + "&skip=1&limit=1")
            #expect(rest.body["contacts"]?.ids == [all.body["contacts"]?.ids[1]].compactMap(\.self))
            #expect(rest.body["count"] == all.body["count"])
        }
    }
}
