import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Sandbox

@Suite struct BusybusyHTTPTests {
    private let fixture = BusybusyFixture(projects: 6)
    private let page = #"{"query":"{ projects(first: 2) { depth cursor } }"}"#

    /// Sends a request and returns status and body.
    private func send(
        _ body: String,
        to client: any TestClientProtocol,
        _ uri: String = "/",
        _ method: HTTPRequest.Method = .post,
        key: String?
    ) async throws -> (status: Int, body: String) {
        var headers = HTTPFields()
        if let key { headers[HTTPField.Name("Key-Authorization")!] = key }
        let response = try await client.execute(
            uri: uri,
            method: method,
            headers: headers,
            body: ByteBuffer(string: body)
        )
        return (response.status.code, String(buffer: response.body))
    }

    private func withClient(_ test: @escaping @Sendable (any TestClientProtocol, String) async throws -> Void)
        async throws
    {
        let key = fixture.sandbox.key
        try await Application(router: fixture.sandbox.buildRouter()).test(.router) { client in
            try await test(client, key)
        }
    }

    @Test func theKeyLooksLikeASessionToken() throws {
        let parts = fixture.sandbox.key.split(separator: ".")
        #expect(parts.count == 3)
        let claims = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        let padded = claims + String(repeating: "=", count: (4 - claims.count % 4) % 4)
        let text = String(decoding: Data(base64Encoded: padded) ?? Data(), as: UTF8.self)
        #expect(text.wholeMatch(of: /\{"aud":"busybusy-v3-member-session","iat":\d+,"sub":"\d+"\}/) != nil)
        #expect(!"\(fixture.sandbox.service.account)".contains(String(parts[2])))
    }

    @Test func answersAQuery() async throws {
        try await withClient { client, key async throws in
            let reply = try await send(#"{"query":"{ __typename }","variables":null}"#, to: client, key: key)
            #expect(reply == (200, #"{"data":{"__typename":"Query"}}"#))
        }
    }

    @Test(arguments: [nil, "", "wrong", "Bearer x"]) func refusesOtherKeysWithoutABody(_ key: String?) async throws {
        try await withClient { client, _ async throws in
            #expect(try await send(page, to: client, key: key) == (401, ""))
        }
    }

    @Test func aRevokedKeyIsDeadUntilRestored() async throws {
        try await withClient { client, key async throws in
            #expect(try await send("", to: client, "/_sandbox/revoke", key: nil).status == 204)
            #expect(try await send(page, to: client, key: key) == (401, ""))
            #expect(try await send("", to: client, "/_sandbox/restore", key: nil).status == 204)
            #expect(try await send(page, to: client, key: key).status == 200)
        }
    }

    @Test(arguments: ["", "[]", "{}", "nonsense", #"{"query":3}"#, #"{"query":"{ a }","variables":[1]}"#])
    func refusesOtherBodies(_ body: String) async throws {
        try await withClient { client, key async throws in
            #expect(try await send(body, to: client, key: key).status == 400)
        }
    }

    @Test func reportsErrorsWith200() async throws {
        try await withClient { client, key async throws in
            let unknown = try await send(#"{"query":"{ projects { x } }"}"#, to: client, key: key)
            #expect(unknown == (200, #"{"errors":[{"message":"Cannot query field \"x\" on type \"Project\"."}]}"#))
            let syntax = try await send(#"{"query":"{"}"#, to: client, key: key)
            #expect(syntax.status == 200)
            #expect(syntax.body.contains(#""locations":[{"line":1,"column":2}]"#))
        }
    }

    @Test func boundsTheBody() async throws {
        try await withClient { client, key async throws in
            let body = #"{"query":"{ __typename }","pad":""# + String(repeating: "x", count: 1 << 20) + #""}"#
            #expect(try await send(body, to: client, key: key).status == 413)
        }
    }

    @Test func countsRequestsAndOperations() async throws {
        try await withClient { client, key async throws in
            _ = try await send(page, to: client, key: key)
            _ = try await send(page, to: client, key: nil)
            _ = try await send(
                #"{"query":"mutation { createProject(input: {title: \"A\"}) { id } }"}"#,
                to: client,
                key: key
            )
            let stats = try await send("", to: client, "/_sandbox/stats", .get, key: nil)
            #expect(
                stats.body
                    == #"{"requests":3,"byOperation":{"projects":1,"members":0,"costCodes":0,"equipment":0,"#
                    + #""budgetHours":0,"budgetCosts":0,"progressBudgets":0,"timeEntries":0,"createProject":1,"#
                    + #""updateProject":0,"archiveProject":0,"unarchiveProject":0,"payrollExport":0,"hook":0}}"#
            )
        }
    }

    private func fault(_ kind: String, _ operation: String, _ client: any TestClientProtocol, times: Int = 1)
        async throws
    {
        let body = #"{"operation":"\#(operation)","kind":"\#(kind)","times":\#(times),"delayMilliseconds":1}"#
        #expect(try await send(body, to: client, "/_sandbox/faults", key: nil).status == 204)
    }

    @Test(arguments: [("status500", 500), ("status429", 429), ("lock500", 500)])
    func failsAsToldAndOnlyAsOften(_ kind: String, _ status: Int) async throws {
        try await withClient { client, key async throws in
            try await fault(kind, "projects", client, times: 2)
            for _ in 0..<2 {
                let reply = try await send(page, to: client, key: key)
                #expect(reply.status == status)
                #expect(reply.body.contains("failed to obtain lock with key") == (kind == "lock500"))
            }
            #expect(try await send(page, to: client, key: key).status == 200)
        }
    }

    @Test(arguments: [("replyLost", 502, 7), ("status500", 500, 6), ("lock500", 500, 6), ("status429", 429, 6)])
    func aLostReplyMeansDoneAnyOtherFailureNot(_ kind: String, _ status: Int, _ projects: Int) async throws {
        try await withClient { client, key async throws in
            try await fault(kind, "createProject", client)
            let body = #"{"query":"mutation { createProject(input: {title: \"A\"}) { id } }"}"#
            #expect(try await send(page, to: client, key: key).status == 200)
            let reply = try await send(body, to: client, key: key)
            #expect(reply.status == status)
            #expect(kind != "replyLost" || reply.body.isEmpty)
            #expect(fixture.sandbox.projectCount == projects)
        }
    }

    @Test func aSlowReplyIsWhole() async throws {
        try await withClient { client, key async throws in
            let usual = try await send(page, to: client, key: key)
            try await fault("slow", "projects", client)
            #expect(try await send(page, to: client, key: key) == usual)
        }
    }

    @Test func partialErrorsBringHalfTheRows() async throws {
        try await withClient { client, key async throws in
            try await fault("partialErrors", "projects", client)
            let body = #"{"query":"{ projects(first: 4) { depth } }"}"#
            #expect(
                try await send(body, to: client, key: key).body
                    == #"{"data":{"projects":[{"depth":1},{"depth":1}]},"#
                    + #""errors":[{"message":"Internal server error while reading projects"}]}"#
            )
        }
    }

    @Test func aRepeatedCursorStandsStill() async throws {
        try await withClient { client, key async throws in
            let first = try fixture.value("projects.1.cursor", of: "{ projects(first: 2) { cursor } }").text ?? ""
            let next = #"{"query":"{ projects(first: 2, after: \"\#(first)\") { cursor } }"}"#
            try await fault("repeatedCursor", "projects", client)
            let reply = try await send(next, to: client, key: key)
            #expect(reply.body == #"{"data":{"projects":[{"cursor":"\#(first)"},{"cursor":"\#(first)"}]}}"#)
        }
    }

    @Test func faultsCanBeTakenBack() async throws {
        try await withClient { client, key async throws in
            try await fault("status500", "projects", client, times: 100)
            #expect(try await send("", to: client, "/_sandbox/faults", .delete, key: nil).status == 204)
            #expect(try await send(page, to: client, key: key).status == 200)
        }
    }

    @Test(arguments: [
        ("", "Send a JSON object"), (#"{"operation":"nothing","kind":"slow"}"#, "operation must be one of projects"),
        (#"{"operation":"projects","kind":"fire"}"#, "kind must be one of replyLost"),
        (#"{"operation":"projects","kind":"slow","time":1}"#, #"Unknown key \"time\""#),
        (#"{"operation":"projects","kind":"slow","times":0}"#, "times must be a whole number"),
        (#"{"operation":"projects","kind":"slow","delayMilliseconds":-1}"#, "delayMilliseconds must be"),
    ])
    func refusesUnclearFaults(_ body: String, _ reason: String) async throws {
        try await withClient { client, _ async throws in
            let reply = try await send(body, to: client, "/_sandbox/faults", key: nil)
            #expect(reply.status == 400)
            #expect(reply.body.contains(reason))
        }
    }
}
