import Foundation
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct DialectTests {
    @Test func calendarsHaveAVersionOfTheirOwnInV2() {
        #expect(HighLevelDialect.v2.version(of: .calendars) == "2021-04-15")
        #expect(HighLevelDialect.v2.version(of: .general) == "2021-07-28")
        #expect(HighLevelDialect.v3.version(of: .calendars) == "v3")
    }

    private func json(_ value: some Encodable, _ dialect: HighLevelDialect) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.userInfo[.dialect] = dialect
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(
        arguments: [
            (
                .v2,
                #"{"Call":{"status":"active"},"Fax":{"code":"7","message":"no","status":"permanent"},"WhatsApp":{"status":"inactive"}}"#
            ),
            (
                .v3,
                #"{"Fax":{"code":"7","message":"no","status":"permanent"},"call":{"status":"active"},"whatsApp":{"status":"inactive"}}"#
            ),
        ] as [(HighLevelDialect, String)]
    )
    func channelsAreSpelledInTheDialect(_ dialect: HighLevelDialect, _ expected: String) throws {
        let channels: [DNDChannel: DNDSetting] = [
            .call: DNDSetting(.active), .whatsApp: DNDSetting(.inactive),
            "Fax": DNDSetting(.permanent, message: "no", code: "7"),
        ]
        #expect(try json(DNDSettings(channels), dialect) == expected)
        #expect(try decode(expected, as: DNDSettings.self).channels == channels, "either spelling is read")
    }

    @Test func aContactHasItsSettings() throws {
        let contact: Contact = try decode(
            """
            {"id":"c1","dndSettings":{"SMS":{"status":"active"},"Email":null,"RCS":{"status":"new"}},
             "inboundDndSettings":{"all":{"status":"inactive"}},"additionalEmails":["a@x.io",{"email":"b@x.io"},7],
             "followers":["u1"],"lastActivity":1625203106704}
            """
        )
        #expect(contact.dndSettings == [.sms: DNDSetting(.active), .rcs: DNDSetting("new")])
        #expect(contact.inboundDND == DNDSetting(.inactive))
        #expect(contact.additionalEmails == ["a@x.io", "b@x.io"] && contact.followers == ["u1"])
        #expect(contact.lastActivity == Date(timeIntervalSince1970: 1_625_203_106.704))
    }

    @Test func inboundSettingsAreSentUnderAll() throws {
        var update = ContactUpdate()
        update.inboundDND = DNDSetting(.active)
        #expect(try json(update, .v2) == #"{"inboundDndSettings":{"all":{"status":"active"}}}"#)
        #expect(!update.isEmpty)
    }

    @Test func boundsMayBeStrict() throws {
        let filter = SearchFilter.between(field: "dateAdded", above: 5, below: 9)
        #expect(try json(filter, .v2) == #"{"field":"dateAdded","operator":"range","value":{"gt":5,"lt":9}}"#)
    }

    @Test(arguments: ["succeeded", "succeded", "success"])
    func everySpellingOfSuccessIsRead(_ key: String) throws {
        _ = try decode(#"{"\#(key)":true}"#, as: Acknowledgement.self)
        #expect(throws: DecodingError.self) { try decode(#"{"\#(key)":false}"#, as: Acknowledgement.self) }
    }

    @Test(
        arguments: [
            (#"{"value":1}"#, 1), (#"{"fieldValue":"a"}"#, "a"), (#"{"fieldValueArray":["a"],"type":"array"}"#, ["a"]),
            (#"{"type":"string","fieldValueString":"a"}"#, "a"), (#"{"fieldValueNumber":null}"#, .null), ("{}", .null),
        ] as [(String, JSONValue)]
    )
    func customFieldsOfOpportunities(_ json: String, _ expected: JSONValue) throws {
        let text = #"{"id":"f1","# + (json == "{}" ? #""x":0}"# : json.dropFirst())
        #expect(try decode(text, as: CustomField.self).value == expected)
    }

    @Test func unknownNamesPassThrough() throws {
        let opportunity: Opportunity = try decode(
            #"{"id":"o1","status":"paused","contact":{"id":"c1"},"followers":["u1",["x"]],"forecastProbability":20}"#
        )
        #expect(opportunity.status == "paused" && opportunity.contactID == "c1" && opportunity.followers == ["u1"])
        #expect(try json(OpportunityStatus(rawValue: "paused"), .v2) == #""paused""#)
    }

    @Test func usersAreListedInV2() async throws {
        let reply = StubReply.json(
            #"{"users":[{"id":"u1","roles":{"type":"account","role":"admin","locationIds":["loc1"]},"scopes":"a,b"}]}"#
        )
        try await Harness.run([reply]) { harness in
            let user = try #require(try await harness.client.users().first)
            #expect(user.role == "admin" && user.locationIDs == ["loc1"] && user.scopes == ["a", "b"])
            #expect(harness.server.requests.map(\.target) == ["/users/?locationId=loc1"])
        }
    }

    @Test func usersAreSearchedInTheAgencyInV3() async throws {
        let replies: [StubReply] = [
            .json(#"{"location":{"id":"loc1","companyId":"co"}}"#), .json(#"{"users":[{"id":"u1"}],"count":1}"#),
        ]
        try await Harness.run(replies, dialect: .v3) { harness in
            verify(try await harness.client.users().map(\.id) == ["u1"])
            #expect(
                harness.server.requests.map(\.target) == [
                    "/locations/loc1", "/users/search?companyId=co&skip=0&limit=100&locationId=loc1",
                ]
            )
        }
    }

    @Test func aLocationWithoutAgencyHasNoUsersInV3() async throws {
        try await Harness.run([.json(#"{"location":{"id":"loc1"}}"#)], dialect: .v3) { harness in
            let error = await failure(of: { _ = try await harness.client.users() })
            #expect(error?.operation == "listUsers" && harness.server.requests.count == 1)
        }
    }
}
