import HTTPTypes
import Testing

@testable import Sandbox

/// One contact's life: create, read, update, upsert, delete.
@Suite struct HighLevelContactTests {
    @Test(arguments: ["/contacts/", "/contacts"])
    func createAnswers201(_ path: String) async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.call(
                .post,
                path,
                client.located([
                    "firstName": "Zoë", "lastName": "Müller", "email": "Zoe@Example.com", "phone": "(312) 655-0147",
                    "tags": ["VIP", "vip", " Customer "], "dateOfBirth": "09/25/1990", "companyName": "Müller AG",
                    "gender": "female", "country": "US",
                ])
            )
            #expect(answer.status == 201)
            let contact = try #require(answer.body["contact"])
            #expect(contact["phone"] == "+13126550147")
            #expect(contact["tags"] == ["vip", "customer"])
            #expect(contact["dateOfBirth"] == "1990-09-25T00:00:00.000Z")
            #expect(contact["birthMonth"] == 9)
            #expect(contact["deleted"] == false)
            #expect(contact["timezone"] == nil)
            #expect(contact["fullNameLowerCase"] == "zoë müller")
            #expect(contact["id"]?.text?.count == 20)
            #expect(answer.body["traceId"]?.text?.isEmpty == false)

            let read = try await client.contact(try #require(contact["id"]?.text))
            #expect(read["dateOfBirth"] == "1990-09-25")
            #expect(read["email"] == "Zoe@Example.com")
            #expect(read["emailLowerCase"] == "zoe@example.com")
            #expect(read["companyName"] == "Müller AG")
            #expect(read["dateAdded"] == "2026-01-02T03:04:05.000Z")
        }
    }

    @Test func createInV3HasTheFullShape() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let body: HighLevelValue = [
                "firstName": "A", "dateOfBirth": "1990-09-25", "dndSettings": ["sms": ["status": "active"]],
            ]
            let answer = try await client.call(.post, "/contacts/", client.located(body), version: "v3")
            let contact = try #require(answer.body["contact"])
            #expect(contact["dateOfBirth"] == "1990-09-25")
            #expect(contact["deleted"] == nil)
            #expect(contact["dndSettings"] == ["sms": ["status": "active"]])
            let old = try await client.contact(try #require(answer.contactID))
            #expect(old["dndSettings"] == ["SMS": ["status": "active"]])
        }
    }

    @Test func unknownMembersAre422Lists() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create(["firstName": "A"])
            let answer = try await client.call(
                .put,
                "/contacts/\(id)",
                ["locationId": "x", "gender": "male", "companyName": "c", "additionalEmails": [], "firstName": 3]
            )
            #expect(answer.status == 422)
            #expect(answer.body["error"] == "Unprocessable Entity")
            #expect(
                Set(answer.messages ?? []) == [
                    "property locationId should not exist", "property gender should not exist",
                    "property companyName should not exist", "property additionalEmails should not exist",
                    "firstName must be a string",
                ]
            )
        }
    }

    @Test(arguments: [
        (#"{"email": "nobody"}"#, "email must be an email"), (#"{"tags": "customer"}"#, "tags must be an array"),
        (#"{"dnd": "yes"}"#, "dnd must be a boolean value"),
        (#"{"country": "United States"}"#, "country must be a valid enum value"),
        (#"{"dateOfBirth": "31/31/1990"}"#, "dateOfBirth must be a valid date"),
        (#"{"dndSettings": {"SMS": {"status": "active", "code": 7}}}"#, "dndSettings.SMS.code must be a string"),
        (#"{"dndSettings": {"sms": {"status": "active"}}}"#, "dndSettings.property sms should not exist"),
        (
            #"{"dndSettings": {"SMS": {"status": "on"}}}"#,
            "dndSettings.SMS.status must be one of the following values: active, inactive, permanent"
        ),
    ])
    func wrongValuesAreNamed(_ text: String, _ message: String) async throws {
        let body = try HighLevelValue(json: text)
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.call(.post, "/contacts/", client.located(body))
            #expect(answer.status == 422)
            #expect(answer.messages?.contains(message) == true, "\(answer.body)")
        }
    }

    @Test func duplicatesAreRefusedWithMeta() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create(["name": "Ann Lee", "email": "ann@x.org", "phone": "312-655-0147"])
            let byEmail = try await client.call(
                .post,
                "/contacts/",
                client.located(["email": "ANN@x.org", "phone": "480-655-0147"])
            )
            #expect(byEmail.status == 400)
            #expect(byEmail.message == "This location does not allow duplicated contacts.")
            #expect(
                byEmail.body["meta"]
                    == .object([
                        .init(name: "contactId", value: .string(id)), .init(name: "contactName", value: "Ann Lee"),
                        .init(name: "matchingField", value: "email"),
                    ])
            )
            let byPhone = try await client.call(.post, "/contacts/", client.located(["phone": "+1 (312) 655 0147"]))
            #expect(byPhone.body["meta"]?["matchingField"] == "phone")
        }
    }

    @Test func duplicatesAreAllowedWhenTheLocationSaysSo() async throws {
        let fixture = HighLevelFixture()
        fixture.sandbox.withContents { $0.account.allowsDuplicates = true }
        try await fixture.run { client in
            let first = try await client.create(["email": "ann@x.org"])
            let second = try await client.create(["email": "ann@x.org"])
            #expect(first != second)
            let upsert = try await client.call(
                .post,
                "/contacts/upsert",
                client.located(["email": "ann@x.org", "createNewIfDuplicateAllowed": true])
            )
            #expect(upsert.body["new"] == true)
        }
    }

    @Test func updateChangesOnlyWhatItNames() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create([
                "firstName": "Ann", "lastName": "Lee", "email": "ann@x.org", "city": "Mesa", "tags": ["a", "b"],
            ])
            fixture.advance(5)
            let answer = try await client.call(
                .put,
                "/contacts/\(id)",
                ["city": "Tempe", "tags": ["C"], "email": .null]
            )
            #expect(answer.status == 200)
            #expect(answer.body["succeded"] == true)
            let contact = try await client.contact(id)
            #expect(contact["city"] == "Tempe")
            #expect(contact["firstName"] == "Ann")
            #expect(contact["tags"] == ["c"])
            #expect(contact["email"] == nil)
            #expect(contact["dateUpdated"] == "2026-01-02T03:04:10.000Z")
            #expect(contact["dateAdded"] == "2026-01-02T03:04:05.000Z")
            // The address is free again.
            _ = try await client.create(["email": "ann@x.org"])
        }
    }

    @Test func updateCannotTakeAnotherContactsNumber() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let first = try await client.create(["phone": "+13126550147"])
            let second = try await client.create(["phone": "+13126550148"])
            let answer = try await client.call(.put, "/contacts/\(second)", ["phone": "3126550147"])
            #expect(answer.status == 400)
            #expect(answer.body["meta"]?["contactId"]?.text == first)
            #expect(try await client.call(.put, "/contacts/\(first)", ["phone": "3126550147"]).status == 200)
        }
    }

    @Test func successIsSpelledByVersion() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create(["firstName": "A"])
            let update = try await client.call(.put, "/contacts/\(id)", ["city": "B"], version: "v3")
            #expect(update.body["succeeded"] == true)
            #expect(update.body["succeded"] == nil)
            let delete = try await client.call(.delete, "/contacts/\(id)", version: "v3")
            #expect(delete.body["succeeded"] == true)
            #expect(delete.body["succeded"] == true)
        }
    }

    @Test func deletedContactsAreUnknown() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let id = try await client.create(["firstName": "A"])
            #expect(try await client.call(.delete, "/contacts/\(id)").status == 200)
            #expect(try await client.call(.get, "/contacts/\(id)").status == 400)
            #expect(try await client.call(.get, "/contacts/\(id)/tasks").status == 400)
        }
    }

    @Test func upsertFollowsTheFirstMatchAndDropsTheOther() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let mail = try await client.create(["email": "a@x.org", "phone": "+13126550001"])
            let phone = try await client.create(["email": "b@x.org", "phone": "+13126550002"])
            let answer = try await client.call(
                .post,
                "/contacts/upsert",
                client.located([
                    "email": "a@x.org", "phone": "+13126550002", "firstName": "New", "gender": "male",
                ])
            )
            #expect(answer.status == 200)
            #expect(answer.body["new"] == false)
            #expect(answer.contactID == mail)
            #expect(answer.body["contact"]?["phone"] == "+13126550001")
            #expect(answer.body["contact"]?["firstName"] == "New")
            let byPhone = try await client.call(.post, "/contacts/upsert", client.located(["phone": "312-655-0002"]))
            #expect(byPhone.contactID == phone)
            let new = try await client.call(.post, "/contacts/upsert", client.located(["email": "c@x.org"]))
            #expect(new.status == 200)
            #expect(new.body["new"] == true)
        }
    }

    @Test func customFieldsGoInByIdOrKeyAndComeOutAsValue() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let list = try await client.call(.get, "/locations/\(client.account.locationID)/customFields")
            let fields = try #require(list.body["customFields"]?.elements)
            func id(_ name: String) throws -> HighLevelValue {
                try #require(fields.first { $0["name"]?.text == name }?["id"])
            }
            let hours = try id("Job Hours")
            let date = try id("Install Date")
            let contact = try await client.create([
                "customFields": [
                    ["id": hours, "field_value": .number(12.5)], ["key": "gate_code", "fieldValue": "4711"],
                    ["id": date, "field_value": "2024-05-01"], ["id": "unknown", "field_value": "x"],
                ]
            ])
            let values = try #require(try await client.contact(contact)["customFields"]?.elements)
            #expect(values.count == 3)
            #expect(values[0] == ["id": hours, "value": .number(12.5)])
            #expect(values[1]["value"] == "4711")
            #expect(values[2]["value"] == 1_714_521_600_000)
            _ = try await client.call(
                .put,
                "/contacts/\(contact)",
                ["customFields": [["id": hours, "field_value": ""]]]
            )
            #expect(try await client.contact(contact)["customFields"]?.elements?.count == 2)
        }
    }
}
