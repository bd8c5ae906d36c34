import HTTPTypes
import Testing

@testable import Sandbox

/// The location, its tags, custom fields, tasks, users, businesses and automations.
@Suite struct HighLevelLocationTests {
    private let fixture = HighLevelFixture(contacts: 200)

    @Test func theLocationTellsItsSettings() async throws {
        fixture.sandbox.withContents { $0.account.allowsDuplicates = true }
        try await fixture.run { client in
            let location = try await client.call(.get, "/locations/\(client.account.locationID)").body["location"]
            #expect(location?["companyId"]?.text == client.account.companyID)
            #expect(location?["timezone"] == "America/Chicago")
            #expect(location?["business"]?["name"] == location?["name"])
            #expect(location?["settings"]?["allowDuplicateContact"] == true)
            #expect(try await client.call(.get, "/locations/other").status == 403)
        }
    }

    @Test func tagsAreLearnedFromContactsAndKeptApart() async throws {
        try await fixture.run { client in
            let path = "/locations/\(client.account.locationID)/tags"
            let before = try await client.call(.get, path).body["tags"]?.elements?.compactMap { $0["name"]?.text }
            #expect(before?.contains("customer") == true && before?.contains("lead") == true)
            _ = try await client.create(["firstName": "A", "tags": ["Brand New"]])
            let created = try await client.call(.post, path, ["name": " Solar "])
            #expect(created.status == 200)
            #expect(created.body["tag"]?["name"] == "solar")
            let names = try await client.call(.get, path).body["tags"]?.elements?.compactMap { $0["name"]?.text }
            #expect(names?.suffix(2) == ["brand new", "solar"])
            let id = try #require(created.body["tag"]?["id"]?.text)
            #expect(try await client.call(.post, path, ["name": "SOLAR"]).status == 400)
            #expect(try await client.call(.put, "\(path)/\(id)", ["name": "pv"]).body["tag"]?["name"] == "pv")
            #expect(try await client.call(.get, "\(path)/\(id)").body["tag"]?["name"] == "pv")
            #expect(try await client.call(.delete, "\(path)/\(id)").body["succeded"] == true)
            #expect(try await client.call(.get, "\(path)/\(id)").status == 400)
        }
    }

    @Test func customFieldsAreDefined() async throws {
        try await fixture.run { client in
            let path = "/locations/\(client.account.locationID)/customFields"
            let body: HighLevelValue = [
                "name": "Shingle Color", "dataType": "SINGLE_OPTIONS", "options": ["Slate", "Brown"],
            ]
            let created = try await client.call(.post, path, body)
            #expect(created.status == 201)
            let field = try #require(created.body["customField"])
            #expect(field["fieldKey"] == "contact.shingle_color")
            #expect(field["picklistOptions"] == ["Slate", "Brown"])
            #expect(try await client.call(.post, path, body).status == 400)
            let wrong = try await client.call(.post, path, ["name": "X", "dataType": "COLOR"])
            #expect(wrong.status == 422)
            let id = try #require(field["id"]?.text)
            let contact = try await client.create(["customFields": [["key": "shingle_color", "field_value": "Slate"]]])
            #expect(try await client.contact(contact)["customFields"]?.elements?.first?["id"]?.text == id)
            let renamed = try await client.call(.put, "\(path)/\(id)", ["name": "Color"])
            #expect(renamed.body["customField"]?["fieldKey"] == "contact.shingle_color")
            #expect(try await client.call(.delete, "\(path)/\(id)").body["succeded"] == true)
            #expect(try await client.call(.get, "\(path)/\(id)").status == 400)
        }
    }

    @Test func tasksAreSearchedOverAllContacts() async throws {
        let tasks = fixture.sandbox.snapshot().tasks
        let open = tasks.filter { !$0.completed }
        let someone = try #require(open.first)
        try await fixture.run { client in
            let path = "/locations/\(client.account.locationID)/tasks/search"
            for (body, expected) in [
                ([:] as HighLevelValue, tasks.map(\.id)), (["completed": false], open.map(\.id)),
                (["contactId": [.string(someone.contactId)]], [someone.id]),
                (["assignedTo": ["nobody"]], []),
                (["query": "call"], tasks.filter { $0.title == "Call back" }.map(\.id)),
            ] {
                let answer = try await client.call(.post, path, body)
                #expect(answer.status == 200)
                #expect(Set(answer.body["tasks"]?.ids ?? []) == Set(expected), "\(body)")
            }
            let first = try await client.call(.post, path, ["limit": 2])
            let second = try await client.call(.post, path, ["limit": 2, "skip": 2])
            #expect(first.body["tasks"]?.ids.count == 2)
            let ids = (first.body["tasks"]?.ids ?? []) + (second.body["tasks"]?.ids ?? [])
            #expect(Set(ids).count == 4)
            #expect(try await client.call(.post, path, ["limit": 101]).status == 422)
        }
    }

    @Test func usersAreReadByLocationAndSearched() async throws {
        try await fixture.run { client in
            let account = client.account
            let list = try await client.call(.get, "/users/?locationId=\(account.locationID)")
            #expect(list.body["users"]?.ids == account.userIDs)
            #expect(list.body["users"]?.elements?.first?["roles"]?["role"] == "admin")
            #expect(list.body["users"]?.elements?.first?["permissions"]?.members?.count == 38)
            let search = "/users/search?companyId=\(account.companyID)"
            #expect(try await client.call(.get, search + "&query=reyes").body["count"] == 1)
            #expect(try await client.call(.get, search + "&limit=1&skip=1").body["users"]?.ids == [account.userIDs[1]])
            #expect(try await client.call(.get, "/users/search?companyId=other").status == 403)
            let one = try await client.call(.get, "/users/\(account.userIDs[2])")
            #expect(one.body["deleted"] == nil && list.body["users"]?.elements?.first?["deleted"] == false)
            #expect(one.body["firstName"] == "Priya")
            #expect(try await client.call(.get, "/users/nobody").status == 400)
        }
    }

    @Test func businessesComeAndGoWithTheirMisspeltAnswers() async throws {
        try await fixture.run { client in
            let created = try await client.call(
                .post,
                "/businesses/",
                client.located(["name": "Oak HOA", "city": "Mesa"])
            )
            #expect(created.status == 201)
            let id = try #require(created.body["buiseness"]?["id"]?.text)
            let contact = try await client.create(["firstName": "A"])
            let joined = client.located(["ids": [.string(contact)], "businessId": .string(id)])
            #expect(try await client.call(.post, "/contacts/bulk/business", joined).body["success"] == true)
            let updated = try await client.call(.put, "/businesses/\(id)", ["city": "Tempe"])
            #expect(updated.body["buiseness"]?["city"] == "Tempe")
            #expect(try await client.call(.get, "/businesses/\(id)").body["business"]?["name"] == "Oak HOA")
            #expect(try await client.call(.delete, "/businesses/\(id)").body["success"] == true)
            #expect(try await client.contact(contact)["businessId"] == nil)
            let unset = client.located(["ids": [.string(contact)]])
            #expect(try await client.call(.post, "/contacts/bulk/business", unset).status == 422)
        }
    }

    @Test func contactsEnterAndLeaveCampaignsAndWorkflows() async throws {
        try await fixture.run { client in
            let location = client.account.locationID
            let campaigns = try await client.call(.get, "/campaigns/?locationId=\(location)&status=published")
            let workflows = try await client.call(.get, "/workflows/?locationId=\(location)")
            let campaign = try #require(campaigns.body["campaigns"]?.ids.first)
            let workflow = try #require(workflows.body["workflows"]?.ids.first)
            #expect(workflow.count == 36)
            let contact = try await client.create(["firstName": "A"])
            let base = "/contacts/\(contact)"
            #expect(try await client.call(.post, "\(base)/campaigns/\(campaign)", [:]).status == 201)
            #expect(try await client.call(.post, "\(base)/campaigns/nothing", [:]).status == 400)
            #expect(try await client.call(.delete, "\(base)/campaigns/\(campaign)").body["succeded"] == true)
            #expect(try await client.call(.delete, "\(base)/campaigns/removeAll").status == 200)
            #expect(try await client.call(.delete, "\(base)/campaigns/remove-all").status == 404)
            #expect(try await client.call(.delete, "\(base)/campaigns/remove-all", version: "v3").status == 200)
            #expect(try await client.call(.delete, "\(base)/campaigns/removeAll", version: "v3").status == 404)
            let path = "\(base)/workflow/\(workflow)"
            let start: HighLevelValue = ["eventStartTime": "2026-06-23T03:30:00+01:00"]
            #expect(try await client.call(.post, path, start).status == 200)
            for wrong in ["tomorrow", "2026-06-23T03:30:00"] {
                #expect(try await client.call(.post, path, ["eventStartTime": .string(wrong)]).status == 422)
            }
            let filter: HighLevelValue = ["field": "activeWorkflows", "operator": "eq", "value": .string(workflow)]
            let found = try await client.search(["pageLimit": 5, "filters": [filter]])
            #expect(found.body["contacts"]?.ids == [contact])
            #expect(try await client.call(.delete, path, start).body["succeded"] == true)
            #expect(try await client.search(["pageLimit": 5, "filters": [filter]]).body["total"] == 0)
        }
    }

    @Test func theContactsOfABusinessGoOnAfterANameInV3() async throws {
        let business = try #require(fixture.sandbox.snapshot().businesses.first).id
        try await fixture.run { client in
            var ids: [String] = []
            for name in ["Cara", "Abe", "Bea"] { ids.append(try await client.create(["firstName": .string(name)])) }
            let body = client.located(["ids": .init(texts: ids), "businessId": .string(business)])
            _ = try await client.call(.post, "/contacts/bulk/business", body)
            let base = "/contacts/business/\(business)?locationId=\(client.account.locationID)&query="
            let all = try await client.call(.get, base, version: "v3").body["contacts"]?.ids ?? []
            let after = try await client.call(.get, base + "&startAfter=abe,\(ids[1])&limit=1", version: "v3")
            let position = try #require(all.firstIndex(of: ids[1]))
            #expect(after.body["contacts"]?.ids == [all[position + 1]])
            #expect(after.body["count"] == .integer(Int64(all.count)))
        }
    }
}
