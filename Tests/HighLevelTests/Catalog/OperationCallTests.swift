import Foundation
import Testing

@testable import HighLevel

@Suite struct OperationCallTests {
    let catalog = OperationCatalog.forTests

    @Test func aCallGoesToItsPathWithItsVersionQueryAndBody() async throws {
        let catalog = catalog
        try await Harness.run([.json(#"{"task":{"id":"t1"}}"#, status: 201), .json(#"{"events":[]}"#)]) { harness in
            let reply = try await harness.client.call(
                "contacts.create-task",
                inputs: ["contactId": "c/1", "title": "Call", "dueDate": "2030-01-01T09:00:00Z", "completed": false],
                in: catalog
            )
            #expect(reply == .object(["task": .object(["id": "t1"])]))
            _ = try await harness.client.call(
                "calendars.get-calendar-events",
                inputs: ["startTime": "1", "endTime": 2, "userId": "u+1"],
                in: catalog
            )
            let requests = harness.server.requests
            #expect(requests[0].method == "POST")
            #expect(requests[0].target == "/contacts/c%2F1/tasks")
            #expect(requests[0].header("Version") == "2021-07-28")
            #expect(requests[0].body == #"{"completed":false,"dueDate":"2030-01-01T09:00:00Z","title":"Call"}"#)
            let query = requests[1].target.split(separator: "?").last?.split(separator: "&").sorted()
            #expect(query == ["endTime=2", "locationId=loc1", "startTime=1", "userId=u%2B1"])
            #expect(requests[1].header("Version") == "2021-04-15")
            #expect(requests[1].body.isEmpty)
        }
    }

    @Test(arguments: [(HighLevelDialect.v2, "removeAll", "2021-07-28"), (.v3, "remove-all", "v3")])
    func theDialectDecidesPathAndVersion(_ dialect: HighLevelDialect, _ last: String, _ version: String) async throws {
        let catalog = catalog
        try await Harness.run([.json("{}"), .json("{}")], dialect: dialect) { harness in
            for id in ["contacts.remove-contact-from-every-campaign", "contacts.remove-contact-from-every-campaign-v3"]
            {
                _ = try await harness.client.call(id, inputs: ["contactId": "c1"], in: catalog)
            }
            #expect(
                harness.server.requests.map(\.target) == Array(repeating: "/contacts/c1/campaigns/\(last)", count: 2)
            )
            #expect(harness.server.requests.map { $0.header("Version") } == [version, version])
            #expect(harness.server.requests.map(\.method) == ["DELETE", "DELETE"])
        }
    }

    @Test func theLocationIsFilledInWhereItIsAskedFor() throws {
        func call(_ id: String, _ inputs: [String: JSONValue]) throws -> OperationCall {
            try OperationCall(id, inputs: inputs, catalog: catalog, dialect: .v2, locationID: "loc1")
        }
        let own = try call("contacts.create-contact", ["firstName": "Ines"]).endpoint()
        #expect(own.body == Data(#"{"firstName":"Ines","locationId":"loc1"}"#.utf8))
        let given = try call("locations.get-location-tags", ["locationId": "other"]).endpoint()
        #expect(given.path == ["locations", "other", "tags"])
        let snake = try call("opportunities.search-opportunity", [:]).endpoint()
        #expect(snake.query.map(\.name) == ["location_id"])
        let none = try call("contacts.update-contact", ["contactId": "c1", "city": "Ghent"]).endpoint()
        #expect(none.body == Data(#"{"city":"Ghent"}"#.utf8))
        let other = try call("invoices.list-invoice-templates", ["limit": "10", "offset": "0"]).endpoint()
        #expect(Set(other.query.map { "\($0.name)=\($0.value)" }).isSuperset(of: ["altId=loc1", "altType=location"]))
    }

    @Test func badInputReachesNoNetwork() async throws {
        let catalog = catalog
        try await Harness.run([]) { harness in
            let cases: [(String, [String: JSONValue], String)] = [
                ("contacts.get-contct", [:], "contacts.get-contact"),
                ("contacts.get-contact", [:], "contactId: is required"),
                ("contacts.on-contact-create", [:], "is a trigger"),
                ("chat-widget.list-chat-widget", [:], "only in v3"),
            ]
            for (id, inputs, expected) in cases {
                let error = await failure { _ = try await harness.client.call(id, inputs: inputs, in: catalog) }
                #expect(error?.code == .invalid && error?.status == nil && error?.effect == HighLevelError.Effect.none)
                #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
            }
            #expect(harness.server.requests.isEmpty)
        }
    }

    @Test func aReadIsRepeatedAWriteIsNot() async throws {
        let catalog = catalog
        try await Harness.run([.json("{}", status: 502), .json(#"{"contacts":[]}"#), .json("{}", status: 502)]) {
            harness in
            _ = try await harness.client.call(
                "contacts.search-contacts-advanced",
                inputs: ["pageLimit": 10],
                in: catalog
            )
            let error = await failure {
                _ = try await harness.client.call(
                    "contacts.create-note",
                    inputs: ["contactId": "c1", "body": "b"],
                    in: catalog
                )
            }
            #expect(error?.effect == .unclear)
            #expect(error?.operation == "contacts.create-note")
            #expect(harness.server.requests.count == 3)
        }
    }

    @Test func aBodyOnDeleteIsSent() async throws {
        let catalog = catalog
        try await Harness.run([.json("")]) { harness in
            let inputs: [String: JSONValue] = ["contactId": "c1", "tags": ["vip"]]
            let reply = try await harness.client.call("contacts.remove-tags", inputs: inputs, in: catalog)
            #expect(reply == .null)
            #expect(harness.server.requests.first?.method == "DELETE")
            #expect(harness.server.requests.first?.body == #"{"tags":["vip"]}"#)
        }
    }

    @Test func aReplyThatIsNoJSONIsAnErrorWhereOneIsExpected() async throws {
        let catalog = catalog
        try await Harness.run([.json("hello"), .json("hello")]) { harness in
            let inputs: [String: JSONValue] = ["messageId": "m1", "locationId": "loc1"]
            let recording = "conversations.get-message-recording"
            let heard = try await harness.client.call(recording, inputs: inputs, in: catalog)
            #expect(heard == "hello")
            let error = await failure {
                _ = try await harness.client.call("contacts.get-contact", inputs: ["contactId": "c1"], in: catalog)
            }
            #expect(error?.code == .undecodable)
        }
    }

    @Test func formsAndFilesAreWrittenAsTheyHaveToBe() throws {
        func endpoint(_ id: String, _ inputs: [String: JSONValue]) throws -> Endpoint {
            try OperationCall(id, inputs: inputs, catalog: catalog, dialect: .v2, locationID: "loc1").endpoint()
        }
        let form = try endpoint("oauth.get-location-access-token", ["companyId": "a b&c"])
        #expect(form.contentType == "application/x-www-form-urlencoded")
        #expect(form.body == Data("companyId=a%20b%26c&locationId=loc1".utf8))

        let content = Data("tenon-form-0".utf8).base64EncodedString()
        let file = JSONValue.object(["name": "a\"\r\nb.txt", "type": "text/plain", "base64": .string(content)])
        let upload = try endpoint("medias.upload-media-content", ["file": file, "name": "roof"])
        let text = String(decoding: upload.body ?? Data(), as: UTF8.self)
        #expect(upload.contentType == "multipart/form-data; boundary=tenon-form-1")
        #expect(text.contains("filename=\"a%22%0D%0Ab.txt\"\r\nContent-Type: text/plain\r\n\r\ntenon-form-0\r\n"))
        #expect(text.contains("name=\"name\"\r\n\r\nroof\r\n"))
        #expect(text.hasSuffix("--tenon-form-1--\r\n"))
    }

    @Test func aPlanIsTheRequestWithoutTheToken() async throws {
        let catalog = catalog
        try await Harness.run([]) { harness in
            let inputs: [String: JSONValue] = ["contactId": "c1", "tags": ["vip"]]
            let plan = try harness.client.plan("contacts.add-tags", inputs: inputs, in: catalog)
            #expect(plan.url.hasSuffix("/contacts/c1/tags"))
            #expect(plan.body == #"{"tags":["vip"]}"#)
            #expect(!plan.reads)
            #expect(!"\(plan)".contains(Harness.token))
            #expect(harness.server.requests.isEmpty)
        }
    }
}
