import Foundation
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct BulkTests {
    @Test func everyContactHasItsResult() async throws {
        let reply = StubReply.json(
            """
            {"succeded":true,"errorCount":1,"responses":[
             {"contactId":"c1","message":"Tags updated","type":"success","oldTags":["x"],"tagsAdded":["a"]},
             {"contactId":"c2","message":"contact is deleted","type":"error"},"Tags updated"]}
            """,
            status: 201
        )
        try await Harness.run([reply]) { harness in
            let outcome = try await harness.client.addTags(["a"], toContacts: ["c1", "c2", "c3"])
            #expect(outcome.isSuccess == true && outcome.errorCount == 1 && outcome.items.count == 3)
            #expect(outcome.items[0].oldTags == ["x"] && outcome.items[0].tagsAdded == ["a"])
            #expect(outcome.failures.map(\.contactID) == ["c2"])
            #expect(outcome.items[2].message == "Tags updated" && outcome.items[2].isSuccess == nil)
        }
    }

    @Test func aFailureOfTheWholeIsNoError() async throws {
        try await Harness.run([.json(#"{"succeeded":false,"responses":[{"type":"error"}]}"#, status: 201)]) { harness in
            let outcome = try await harness.client.removeTags(["a"], fromContacts: ["c1"])
            #expect(outcome.isSuccess == false && outcome.errorCount == 1)
        }
    }

    private func ids(_ range: Range<Int>) -> [String] { range.map { "c\($0)" } }

    private func reply(_ range: Range<Int>) -> StubReply {
        let list = ids(range).map { "\"\($0)\"" }.joined(separator: ",")
        return .json(#"{"success":true,"ids":[\#(list)]}"#)
    }

    @Test func aHundredAndTwentyContactsTakeThreeCalls() async throws {
        try await Harness.run([reply(0..<50), reply(50..<99), reply(100..<120)]) { harness in
            let outcome = try await harness.client.setBusiness("b1", ofContacts: ids(0..<120) + ["c0"])
            #expect(outcome.changed.count == 119 && outcome.unchanged == ["c99"])
            #expect(!outcome.isComplete && outcome.failure == nil)
            let sent = try harness.server.requests.map { request in
                try JSONDecoder().decode(JSONValue.self, from: Data(request.body.utf8))
            }
            let sizes = sent.map { body -> Int? in
                guard case .object(let fields) = body, case .array(let ids)? = fields["ids"] else { return nil }
                return ids.count
            }
            #expect(sizes == [50, 50, 20])
        }
    }

    @Test func aFailureHalfwaySaysWhatWasDone() async throws {
        try await Harness.run([reply(0..<50), .json("", status: 502)]) { harness in
            let outcome = try await harness.client.setBusiness("b1", ofContacts: ids(0..<120))
            #expect(outcome.changed.count == 50 && !outcome.isComplete)
            #expect(outcome.failure?.ids == ids(50..<100) && outcome.failure?.notTried == ids(100..<120))
            #expect(outcome.failure?.error.effect == .unclear)
        }
    }

    @Test func aFailureOfTheFirstCallThrows() async throws {
        try await Harness.run([.json("", status: 502)]) { harness in
            let error = await failure(of: { _ = try await harness.client.setBusiness("b1", ofContacts: ["c1"]) })
            #expect(error?.code == .server && error?.effect == .unclear)
        }
    }

    @Test func nothingToDoIsRefusedBeforeTheCall() async throws {
        try await Harness.run([]) { harness in
            let client = harness.client
            let calls: [@Sendable () async throws -> Void] = [
                { _ = try await client.addTags([], toContacts: ["c1"]) },
                { _ = try await client.addTags(["a"], toContacts: []) },
                { _ = try await client.removeAllTags(fromContacts: [""]) },
                { _ = try await client.setBusiness("b1", ofContacts: []) },
                { _ = try await client.setBusiness("", ofContacts: ["c1"]) },
                { try await client.removeContact("c1", fromCampaign: "removeAll") },
                { try await client.removeContact("c1", fromCampaign: "remove-all") },
                { _ = try await client.createBusiness(BusinessFields()) },
                { _ = try await client.createCustomField(CustomFieldDraft(name: "R", type: .radio)) },
                {
                    _ = try await client.calendarEvents(
                        CalendarEventQuery(.user("u"), from: .distantPast, to: .distantPast)
                    )
                },
            ]
            for call in calls { #expect(await failure(of: call)?.code == .invalid) }
            #expect(harness.server.requests.isEmpty)
        }
    }

    @Test func aForecastIsRefusedInV2AndSentInV3() async throws {
        var draft = OpportunityCreate(name: "R", contactID: "c", pipelineID: "p")
        draft.expectedCloseDay = "2026-04-23"
        let input = draft
        try await Harness.run([]) { harness in
            #expect(await failure(of: { _ = try await harness.client.createOpportunity(input) })?.code == .invalid)
        }
        try await Harness.run([.json(#"{"opportunity":{"id":"o"}}"#)], dialect: .v3) { harness in
            _ = try await harness.client.createOpportunity(input)
            let body = harness.server.requests.first?.body
            #expect(body?.contains(#""forecastExpectedCloseDate":"2026-04-23""#) == true)
        }
    }
}
