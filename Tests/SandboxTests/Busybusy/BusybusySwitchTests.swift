import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Sandbox

/// Settings, keys, hooks and the export over HTTP.
@Suite struct BusybusySwitchTests {
    private let fixture = BusybusyFixture(projects: 8, members: 8, age: 400)

    private func send(
        _ client: any TestClientProtocol,
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ body: String = "",
        key: String? = nil
    ) async throws -> (status: Int, body: String, type: String?) {
        var headers = HTTPFields()
        if let key { headers[HTTPField.Name("key-authorization")!] = key }
        let response = try await client.execute(
            uri: uri,
            method: method,
            headers: headers,
            body: ByteBuffer(string: body)
        )
        return (response.status.code, String(buffer: response.body), response.headers[.contentType])
    }

    private func withClient(_ test: @escaping @Sendable (any TestClientProtocol, BusybusyAccount) async throws -> Void)
        async throws
    {
        let account = fixture.sandbox.service.account
        try await Application(router: fixture.sandbox.buildRouter()).test(.router) { try await test($0, account) }
    }

    private func set(_ client: any TestClientProtocol, _ settings: String) async throws {
        #expect(try await send(client, .post, "/_sandbox/settings", settings).status == 200)
    }

    private let year = "/?start=2025-01-01%2000:00:00&end=2026-12-31%2023:59:59"
    private let create = #"{"query":"mutation { createProject(input: {title: \"A\"}) { id } }"}"#

    @Test func theIntegrationKeyOpensNothingUnlessSwitchedOn() async throws {
        try await withClient { client, account async throws in
            #expect(account.integrationKey.wholeMatch(of: /[0-9a-f]{64}/) != nil)
            let refused = try await send(
                client,
                .post,
                "/",
                #"{"query":"{ __typename }"}"#,
                key: account.integrationKey
            )
            #expect(refused.status == 401 && refused.body.isEmpty)
            #expect(try await send(client, .get, year, key: account.integrationKey).status == 401)
            try await set(client, #"{"integrationKeyAccepted":true}"#)
            #expect(
                try await send(client, .post, "/", #"{"query":"{ __typename }"}"#, key: account.integrationKey).status
                    == 200
            )
        }
    }

    @Test func aLimitedPositionSeesFewerRows() async throws {
        try await withClient { client, account async throws in
            let query = #"{"query":"{ projects(first: 100) { id } members(filter: {}, first: 100) { id } }"}"#
            let all = try await send(client, .post, "/", query, key: account.key).body
            let some = try await send(client, .post, "/", query, key: account.limitedKey).body
            #expect(some.count < all.count && some.count > 100)
            try await set(client, #"{"limitedPosition":true}"#)
            #expect(try await send(client, .post, "/", query, key: account.key).body == some)
        }
    }

    @Test func mutationsCanBeUnknown() async throws {
        try await withClient { client, account async throws in
            try await set(client, #"{"mutations":false}"#)
            #expect(
                try await send(client, .post, "/", create, key: account.key).body
                    == #"{"errors":[{"message":"Cannot query field \"createProject\" on type \"Mutation\"."}]}"#
            )
            let ping = try await send(client, .post, "/", #"{"query":"mutation { ping }"}"#, key: account.key)
            #expect(ping.body == #"{"data":{"ping":true}}"#)
            let schema = try await send(client, .get, "/_sandbox/schema.graphql")
            #expect(schema.status == 200 && !schema.body.contains("createProject(") && schema.body.contains("ping"))
        }
    }

    @Test func rangeOperatorsCanBeSwitchedOn() async throws {
        try await withClient { client, account async throws in
            let query =
                #"{"query":"{ projects(filter: {updatedOn: {greaterThanOrEqualTo: \"2026-01-01T11:59:55\"}}) { id } }"}"#
            #expect(try await send(client, .post, "/", query, key: account.key).body.contains("is not defined by type"))
            try await set(client, #"{"rangeOperators":true}"#)
            let reply = try await send(client, .post, "/", query, key: account.key).body
            // Only the archived one has moved since.
            #expect(reply == #"{"data":{"projects":[{"id":"\#(BusybusyFixture.id(4))"}]}}"#)
        }
    }

    @Test func pagesAndInfosCanBeCut() async throws {
        try await withClient { client, account async throws in
            try await set(client, #"{"maximumPage":3,"nullProjectInfo":true}"#)
            let reply = try await send(
                client,
                .post,
                "/",
                #"{"query":"{ projects(first: 100) { projectInfo { phone } } }"}"#,
                key: account.key
            )
            #expect(
                reply.body == #"{"data":{"projects":[{"projectInfo":null},{"projectInfo":null},{"projectInfo":null}]}}"#
            )
        }
    }

    @Test func editsOfTheInfoCanMoveTheStamp() throws {
        let edit =
            "mutation { updateProject(id: \"\(BusybusyFixture.id(0))\", input: {projectInfo: {phone: \"1\"}}) { updatedOn } }"
        fixture.advance(seconds: 60)
        let before = try fixture.value("updateProject.updatedOn", of: edit)
        try fixture.sandbox.service.change(
            .object(.init(entries: [.init(key: "infoEditsMoveUpdatedOn", value: .boolean(true))]))
        )
        #expect(try fixture.value("updateProject.updatedOn", of: edit) == before)
        let other = edit.replacing("\"1\"", with: "\"2\"")
        #expect(try fixture.value("updateProject.updatedOn", of: other) == .string("2026-01-01T12:01:00"))
    }

    @Test(arguments: [
        ("[]", "Send a JSON object"), (#"{"a":1}"#, "Unknown setting"), (#"{"mutations":1}"#, "mutations must be"),
        (#"{"maximumPage":0}"#, "maximumPage must be"), (#"{"replyLossShare":2}"#, "replyLossShare must be"),
        (#"{"exportHeader":"none"}"#, "exportHeader must be one of known, renamed"),
        (#"{"weekStart":"Someday"}"#, "weekStart must be one of sunday"),
    ])
    func refusesUnclearSettings(_ body: String, _ reason: String) async throws {
        try await withClient { client, _ async throws in
            let reply = try await send(client, .post, "/_sandbox/settings", body)
            #expect(reply.status == 400 && reply.body.contains(reason))
        }
    }

    @Test func settingsOutliveASnapshot() throws {
        try fixture.sandbox.service.change(
            GraphQLValue(json: Data(#"{"mutations":false,"maximumPage":7}"#.utf8)) ?? .null
        )
        let restored = try BusybusySandbox(restoring: try fixture.sandbox.snapshot()) { BusybusyFixture.start }
        #expect(restored.service.settings == fixture.sandbox.service.settings)
        #expect(!restored.service.schema.rootFields.contains("createProject"))
    }

    @Test func exportsOverHTTP() async throws {
        try await withClient { client, account async throws in
            let reply = try await send(client, .get, year, key: account.key)
            #expect(reply.status == 200 && reply.type == "text/csv; charset=UTF-8")
            #expect(reply.body.hasPrefix("\"Id\",\"CreatedBy\"") && reply.body.contains("\"REG\""))
            #expect(try await send(client, .get, "/export" + year.dropFirst(), key: account.key).body == reply.body)
            let missing = try await send(client, .get, year)
            #expect(missing.status == 401 && missing.body.isEmpty)
            #expect(try await send(client, .get, "/?start=yesterday&end=today", key: account.key).status == 400)
        }
    }

    @Test func anEmptyExportIsAHeaderOr404() async throws {
        try await withClient { client, account async throws in
            let long = "/?start=2019-01-01%2000:00:00&end=2019-12-31%2023:59:59"
            let header = try await send(client, .get, long, key: account.key)
            #expect(header.status == 200 && header.body.split(separator: "\n").count == 1)
            try await set(client, #"{"emptyExportIs404":true}"#)
            #expect(try await send(client, .get, long, key: account.key).status == 404)
        }
    }

    @Test(arguments: [("status429", 429), ("lock500", 500), ("replyLost", 502)])
    func theExportCanFail(_ kind: String, _ status: Int) async throws {
        try await withClient { client, account async throws in
            let fault = #"{"operation":"payrollExport","kind":"\#(kind)"}"#
            #expect(try await send(client, .post, "/_sandbox/faults", fault).status == 204)
            #expect(try await send(client, .get, year, key: account.key).status == status)
            #expect(try await send(client, .get, year, key: account.key).status == 200)
        }
    }

    private func deliveries() -> [GraphQLObject] {
        guard case .list(let items) = fixture.sandbox.service.deliveries() else { return [] }
        return items.compactMap(\.entries)
    }

    @Test func aHookWorksLaterAndSaysNothing() async throws {
        try await withClient { client, _ async throws in
            let body =
                #"{"action":"create_project","title":"Smith","project_number":"J-7","customer":"Smith","address_1":"1 Main","#
                + #""radius":50,"reminders":true,"onsite_verification":"self","sub_projects":"A, B","phone":""}"#
            let reply = try await send(client, .post, "/hooks/catch/123/abc/", body)
            #expect(reply.status == 200 && reply.body == #"{"status":"success"}"#)
            #expect(fixture.sandbox.projectCount == 8)
            #expect(deliveries().map { $0["state"] } == [.string("waiting")])
            fixture.advance(seconds: 5)
            let made = try fixture.ask(
                "{ projects(first: 3, sort: {createdOn: desc}) { title createdOn projectInfo { number address1 "
                    + "locationRadius reminder requireTimeEntryGps phone } children { title } } }"
            )
            #expect(
                made.contains(
                    #"{"title":"Smith","createdOn":"2026-01-01T12:00:05","projectInfo":{"number":"J-7","#
                        + #""address1":"1 Main","locationRadius":100,"reminder":true,"requireTimeEntryGps":"self","#
                        + #""phone":null},"children":[{"title":"A"},{"title":"B"}]}"#
                )
            )
            #expect(deliveries().first?["state"] == .string("done"))
            #expect(deliveries().first?["account"] == .string("123"))
        }
    }

    @Test func aHookUpdatesAndArchives() async throws {
        try await withClient { client, _ async throws in
            try await set(client, #"{"hookDelayMilliseconds":0}"#)
            let id = BusybusyFixture.id(0)
            let update =
                #"{"action":"update_project","search_project_id":"\#(id)","phone":"5","title":"","customer":null}"#
            _ = try await send(client, .post, "/hooks/catch/1/a", update)
            _ = try await send(
                client,
                .post,
                "/hooks/catch/1/a",
                #"{"action":"archive_project","search_project_id":"\#(id)"}"#
            )
            let query =
                "{ projects(filter: {id: {equal: \"\(id)\"}}) { title archivedOn projectInfo { phone customer } } }"
            #expect(
                try fixture.ask(query)
                    == #"{"data":{"projects":[{"title":"Project 0","archivedOn":"2026-01-01T12:00:00","#
                    + #""projectInfo":{"phone":"5","customer":"Customer 0"}}]}}"#
            )
        }
    }

    @Test(arguments: [
        ("nonsense", "no JSON object"), (#"{"action":"fly"}"#, "Unknown action fly"),
        (#"{"action":"create_project"}"#, "title"),
        (#"{"action":"archive_project","search_project_id":"x"}"#, "Project not found"),
        (#"{"action":"create_project","title":"A","project_group":"Nobody"}"#, "Project group not found"),
    ])
    func aHookTakesAnythingAndFailsLater(_ body: String, _ reason: String) async throws {
        try await withClient { client, _ async throws in
            try await set(client, #"{"hookDelayMilliseconds":0}"#)
            #expect(try await send(client, .post, "/hooks/catch/1/a", body).status == 200)
            #expect(deliveries().first?["state"] == .string("failed"))
            #expect(deliveries().first?["reason"]?.text?.contains(reason) == true)
            #expect(fixture.sandbox.projectCount == 8)
        }
    }

    @Test func aHookCanBeOffOrLoseItsReply() async throws {
        try await withClient { client, _ async throws in
            try await set(client, #"{"hookDelayMilliseconds":0,"hooksAreOn":false}"#)
            let body = #"{"action":"create_project","title":"A"}"#
            #expect(try await send(client, .post, "/hooks/catch/1/a", body).status == 404)
            try await set(client, #"{"hooksAreOn":true}"#)
            #expect(
                try await send(client, .post, "/_sandbox/faults", #"{"operation":"hook","kind":"replyLost"}"#).status
                    == 204
            )
            let lost = try await send(client, .post, "/hooks/catch/1/a", body)
            #expect(lost.status == 502 && lost.body.isEmpty && fixture.sandbox.projectCount == 9)
        }
    }

    @Test func repliesOfWritesAreLostByShare() async throws {
        try await withClient { client, account async throws in
            var runs: [[Int]] = []
            for _ in 0..<2 {
                try await set(client, #"{"replyLossShare":0.33,"replyLossSeed":5}"#)
                var codes: [Int] = []
                for _ in 0..<60 { codes.append(try await send(client, .post, "/", create, key: account.key).status) }
                runs.append(codes)
            }
            #expect(runs[0] == runs[1])
            #expect((8...34).contains(runs[0].count { $0 == 502 }))
            #expect(fixture.sandbox.projectCount == 8 + 120)
            let read = try await send(client, .post, "/", #"{"query":"{ projects { id } }"}"#, key: account.key)
            #expect(read.status == 200)
        }
    }

    @Test func otherWeeksCanBeLived() async throws {
        try await withClient { client, _ async throws in
            let wish = #"{"weeks":2,"people":4,"projects":3,"timeZone":"America/Denver"}"#
            let reply = try await send(client, .post, "/_sandbox/life", wish)
            #expect(reply.body.contains(#""timeZone":"America/Denver""#))
            let state = fixture.sandbox.service.state
            #expect(Set(state.entries.rows.map(\.memberID)).count == 4)
            #expect(Set(state.entries.rows.compactMap(\.projectID)).count <= 3)
            #expect(try await send(client, .post, "/_sandbox/life", #"{"weeks":-1}"#).status == 400)
            #expect(try await send(client, .post, "/_sandbox/life", #"{"timeZone":"Mars"}"#).status == 400)
        }
    }

    @Test func theControlsListTheKeys() async throws {
        try await withClient { client, account async throws in
            let reply = try await send(client, .get, "/_sandbox/keys").body
            #expect([account.key, account.limitedKey, account.integrationKey].allSatisfy(reply.contains))
            #expect(!"\(account)".contains(account.integrationKey) && account.key != account.limitedKey)
        }
    }
}
