import HTTPTypes
import Testing

@testable import Sandbox

/// Paths, methods and bodies before any operation is reached.
@Suite struct HighLevelRoutingTests {
    @Test func bothSlashesReachTheSameOperation() async throws {
        let fixture = HighLevelAgencyFixture()
        let id = "locationId=\(fixture.main.locationID)"
        try await fixture.run { (client) async throws in
            for path in ["/contacts/?\(id)", "/contacts?\(id)", "/businesses/?\(id)", "/businesses?\(id)"] {
                #expect(try await client.call(.get, path).status == 200)
            }
            #expect(try await client.form("/oauth/token/", []).status == 422)
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/nowhere"), (.patch, "/contacts/x"), (.get, "/oauth/token"), (.post, "/"),
        (.get, "/calendars/groups"), (.get, "/calendars/blocked-slots"), (.get, "/opportunities/lost-reason"),
        (.get, "/locations/search"),
    ])
    func unroutedPathsAreNotFound(_ method: HTTPRequest.Method, _ path: String) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let answer = try await client.call(method, path)
            #expect(answer.status == 404)
            #expect(answer.message == "Cannot \(method.rawValue) \(path)")
            #expect(answer.body["error"] == "Not Found")
        }
    }

    @Test func headIsGetWithoutABody() async throws {
        let fixture = HighLevelAgencyFixture()
        let path = "/contacts/?locationId=\(fixture.main.locationID)"
        try await fixture.run { client in
            let head = try await client.call(.head, path)
            let get = try await client.call(.get, path)
            #expect(head.status == 200)
            #expect(head.body == .null)
            #expect(head.headers[.contentLength] == get.headers[.contentLength])
            #expect(try await client.call(.head, path, version: nil).status == 401)
        }
    }

    @Test func optionsNameTheMethods() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let answer = try await client.raw(.options, "/contacts/abc")
            #expect(answer.status == 204)
            #expect(answer.headers[.allow] == "DELETE, GET, HEAD, OPTIONS, PUT")
            #expect(try await client.raw(.options, "/oauth/token").headers[.allow] == "OPTIONS, POST")
            #expect(try await client.raw(.options, "/nowhere").status == 404)
        }
    }

    @Test func hugeAndMalformedBodiesAreRefused() async throws {
        let fixture = HighLevelAgencyFixture()
        var headers: HTTPFields = [.authorization: "Bearer \(fixture.main.token)"]
        headers[try #require(HTTPField.Name("Version"))] = "2021-07-28"
        try await fixture.run { [headers] client in
            let huge = "{\"firstName\":\"" + String(repeating: "x", count: 1 << 20) + "\"}"
            for (body, status) in [(huge, 413), ("{", 400), ("[1]", 400), ("{\"a\":}", 400), ("7", 400)] {
                let answer = try await client.raw(.post, "/contacts/", headers: headers, body: body)
                #expect(answer.status == status)
                #expect(answer.json?["statusCode"] == .integer(Int64(status)))
                #expect(answer.json?["traceId"]?.text?.isEmpty == false)
            }
            let token = try await client.form("/oauth/token", [("client_id", huge)])
            #expect(token.status == 413)
        }
    }
}
