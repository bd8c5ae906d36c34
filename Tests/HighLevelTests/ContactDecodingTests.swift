import Foundation
import Testing

@testable import HighLevel

@Suite struct ContactDecodingTests {
    @Test func theGetShape() throws {
        let contact: Contact = try decode(
            """
            {"id":"c1","name":"Ann Lee","locationId":"loc1","firstName":"Ann","lastName":"Lee","email":"ann@x.io",
             "emailLowerCase":"ann@x.io","timezone":null,"companyName":"Lee Roofs","phone":"+15551234567","dnd":false,
             "type":"lead","source":"web","assignedTo":"u1","address1":"1 Elm St","city":"Boise","state":"ID",
             "country":"US","postalCode":"83701","website":"https://x.io","tags":["customer"],
             "dateOfBirth":"1990-09-25","dateAdded":"2021-07-02T05:18:26.704Z","dateUpdated":"2021-07-02T05:18:26Z",
             "firstNameLowerCase":"ann","customFields":[{"id":"f1","value":["a","b"]},{"id":"f2","value":1625443200000}],
             "businessId":"b1","attributionSource":{"x":1},"followers":["u2"]}
            """
        )
        #expect(contact.firstName == "Ann" && contact.lastName == "Lee" && contact.name == "Ann Lee")
        #expect(!contact.hasLowerCasedNames)
        #expect(contact.postalCode == "83701" && contact.timezone == nil && contact.dnd == false)
        #expect(contact.customField("f1") == ["a", "b"])
        #expect(contact.customField("f2") == .number(1_625_443_200_000))
        #expect(contact.dateAdded == Date(timeIntervalSince1970: 1_625_203_106.704))
        #expect(contact.businessID == "b1")
    }

    @Test func theListShapeHasTheOriginalNamesUnderRaw() throws {
        let contact: Contact = try decode(
            """
            {"id":"c1","contactName":"ann lee","firstName":"ann","lastName":"lee","firstNameRaw":"Ann",
             "lastNameRaw":"Lee","dateAdded":1625203106704,"tags":null}
            """
        )
        #expect(contact.firstName == "Ann" && contact.lastName == "Lee")
        #expect(contact.dateAdded == Date(timeIntervalSince1970: 1_625_203_106.704))
        #expect(contact.tags.isEmpty)
    }

    @Test func theSearchShapeHasAddressAndMayHaveLowerCaseNamesOnly() throws {
        let contact: Contact = try decode(
            #"{"id":"c1","firstNameLowerCase":"ann","lastNameLowerCase":"lee","address":"1 Elm St"}"#
        )
        #expect(contact.firstName == "ann" && contact.lastName == "lee")
        #expect(contact.hasLowerCasedNames)
        #expect(contact.address1 == "1 Elm St")
    }

    @Test func theFullNameGivesBackTheCase() throws {
        let contact: Contact = try decode(
            #"{"id":"c1","firstNameLowerCase":"anna maria","lastNameLowerCase":"de la o","contactName":"Anna Maria de la O"}"#
        )
        #expect(contact.firstName == "Anna Maria" && contact.lastName == "de la O")
        #expect(!contact.hasLowerCasedNames)
    }

    @Test(
        arguments: [
            (#""1990-09-25""#, "1990-09-25"),
            (#""1990-09-25T00:00:00.000Z""#, "1990-09-25"),
            ("654220800000", "1990-09-25"),
            (#""""#, nil),
            ("null", nil),
            (#""25th of September""#, "25th of September"),
        ] as [(String, String?)]
    )
    func datesOfBirth(_ json: String, _ expected: String?) throws {
        let contact: Contact = try decode(#"{"id":"c1","dateOfBirth":\#(json)}"#)
        #expect(contact.dateOfBirth == expected)
    }

    @Test(arguments: [
        "{}", #"{"id":null}"#, #"{"id":7}"#, #"{"id":"c1","email":{}}"#, #"{"id":"c1","tags":"a"}"#,
        #"{"id":"c1","tags":[1]}"#, #"{"id":"c1","dnd":"yes"}"#, #"{"id":"c1","dateAdded":"soon"}"#,
        #"{"id":"c1","dateAdded":[]}"#, #"{"id":"c1","customFields":[{"value":1}]}"#, "[]", "null", "",
    ])
    func aWrongTypeThrows(_ json: String) {
        #expect(throws: DecodingError.self) { try decode(json, as: Contact.self) }
    }

    @Test(arguments: ["null", "true", "1", "-2.5", #""x""#, "[1,[null]]", #"{"a":{"b":[]}}"#])
    func anyJSONGoesThroughUnchanged(_ json: String) throws {
        let value: JSONValue = try decode(json)
        #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
    }
}
