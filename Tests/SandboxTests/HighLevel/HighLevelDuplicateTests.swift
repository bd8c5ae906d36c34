import HTTPTypes
import Testing

@testable import Sandbox

/// Settings and quirks of duplicates beyond the plain rule.
@Suite struct HighLevelDuplicateTests {
    private let fixture = HighLevelFixture()

    private func two(_ client: HighLevelClient) async throws -> (mail: String, phone: String) {
        (
            try await client.create(["email": "a@x.org", "phone": "+13126550001"]),
            try await client.create(["email": "b@x.org", "phone": "+13126550002"])
        )
    }

    @Test func theOrderOfKeysDecidesWhichContactIsMeant() async throws {
        try await fixture.run { client in
            let (mail, phone) = try await two(client)
            let body = client.located(["email": "a@x.org", "phone": "+13126550002", "city": "Mesa"])
            let query = "?locationId=\(client.account.locationID)&email=a@x.org&number=%2B13126550002"
            #expect(try await client.call(.post, "/contacts/upsert", body).contactID == mail)
            #expect(try await client.call(.get, "/contacts/search/duplicate" + query).contactID == mail)
            let edit: HighLevelValue = [
                "record": "location", "set": ["settings": ["duplicateKeys": ["phone", "email"]]],
            ]
            #expect(try await client.call(.post, "/_sandbox/edit", edit).status == 200)
            let upsert = try await client.call(.post, "/contacts/upsert", body)
            #expect(upsert.contactID == phone)
            #expect(upsert.body["contact"]?["email"] == "b@x.org")
            #expect(try await client.call(.get, "/contacts/search/duplicate" + query).contactID == phone)
            let refused = try await client.call(.post, "/contacts/", body)
            #expect(refused.body["meta"]?["matchingField"] == "phone")
        }
    }

    @Test func anAdditionalAddressMatchesAndReplacesThePrimaryOne() async throws {
        try await fixture.run { client in
            let id = try await client.create(["email": "main@x.org"])
            let edit: HighLevelValue = [
                "record": "contact", "id": .string(id), "set": ["additionalEmails": ["second@x.org"]],
            ]
            _ = try await client.call(.post, "/_sandbox/edit", edit)
            let answer = try await client.call(.post, "/contacts/upsert", client.located(["email": "second@x.org"]))
            #expect(answer.contactID == id)
            #expect(try await client.contact(id)["email"] == "second@x.org")
        }
    }

    @Test func a422MayHaveCreatedTheContact() async throws {
        try await fixture.run { client in
            _ = try await client.call(.put, "/_sandbox/quirks", ["failuresAfterCreate": 1])
            let body = client.located(["email": "a@x.org"])
            #expect(try await client.call(.post, "/contacts/", body).status == 422)
            let again = try await client.call(.post, "/contacts/", body)
            #expect(again.status == 400)
            let id = try #require(again.body["meta"]?["contactId"]?.text)
            #expect(try await client.contact(id)["email"] == "a@x.org")
        }
    }
}
