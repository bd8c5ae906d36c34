import Foundation

@testable import HighLevel

/// A sound reply of the service, and how the client reads it.
struct ReplySeed: Sendable, CustomStringConvertible {
    let description: String
    let reply: FuzzNode
    let decode: @Sendable (Data) throws -> Void

    init<Value: Decodable & SendableMetatype>(_ name: String, _ json: String, as type: Value.Type) throws {
        description = name
        reply = try FuzzNode(JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)))
        decode = { _ = try ReplyDecoder.decode(type, from: $0) }
    }

    /// A reply that holds one value under a name.
    struct Named<Name: ReplyName, Value: Decodable & SendableMetatype>: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try decoder.container(keyedBy: AnyKey.self).decode(Value.self, forKey: AnyKey(stringValue: Name.text))
        }
    }

    /// Every reply.
    static func all() throws -> [ReplySeed] { try toClient() + signIn() }

    /// The replies to the calls that ``SocketFuzzTests`` makes, in their order.
    static func toClient() throws -> [ReplySeed] {
        try contacts() + parts() + opportunities() + settings() + changes()
    }

    /// Bodies of failed calls.
    static let failures = [
        #"{"statusCode":400,"message":"This location does not allow duplicated contacts.","meta":{"contactId":"c1","contactName":"Ann","matchingField":"email"},"traceId":"t"}"#,
        #"{"statusCode":422,"message":["property x should not exist","title should not be empty"],"error":"Unprocessable Entity","traceId":"t"}"#,
        #"{"statusCode":401,"message":"Invalid JWT","error":"Unauthorized","traceId":"t"}"#,
        #"{"error":{"code":"x","message":"m","details":[],"resolution":"r"}}"#,
    ]

    static let contact = """
        {"id":"c1","name":"Ann Lee","locationId":"loc1","firstName":"Ann","lastName":"Lee","email":"ann@x.io",\
        "timezone":null,"companyName":"Lee Roofs","phone":"+15551234567","dnd":false,"dndSettings":{"SMS":\
        {"status":"active","message":"m","code":"1"}},"type":"lead","source":"web","assignedTo":"u1","address1":\
        "1 Elm St","city":"Boise","state":"ID","country":"US","postalCode":"83701","website":"https://x.io","tags":\
        ["customer"],"dateOfBirth":"1990-09-25","dateAdded":"2021-07-02T05:18:26.704Z","customFields":[{"id":"f1",\
        "value":["a","b"]},{"id":"f2","value":1625443200000}],"businessId":"b1","followers":["u2"],"additionalEmails":[]}
        """
    static let found = """
        {"id":"c1","firstNameLowerCase":"ann","lastNameLowerCase":"lee","contactName":"Ann Lee","address":"1 Elm St",\
        "dateAdded":"2021-07-02T05:18:26.704Z","tags":[],"searchAfter":[1625203106704,"c1"],"customFields":[]}
        """
    static let listed = """
        {"id":"c1","contactName":"ann lee","firstName":"ann","firstNameRaw":"Ann","lastNameRaw":"Lee",\
        "dateAdded":1625203106704,"startAfter":[1625203106704,"c1"],"tags":null}
        """
    static let meta = """
        "count":2,"meta":{"total":2,"nextPageUrl":"https://x.io/?p=2","startAfterId":"c1","startAfter":1625203106704}
        """
    static let task = """
        {"id":"t1","title":"Call","body":"b","assignedTo":"u1","dueDate":"2021-07-02T05:18:26Z","completed":false,\
        "contactId":"c1"}
        """
    static let note = """
        {"id":"n1","body":"<p>b</p>","userId":"u1","dateAdded":"2021-07-02T05:18:26.704Z","contactId":"c1",\
        "title":"t","color":"#FFAA00","pinned":true}
        """
    static let appointment = """
        {"id":"a1","calendarId":"k1","title":"Visit","appointmentStatus":"booked","assignedUserId":"u1","notes":"n",\
        "startTime":"2021-07-02 05:18:26","endTime":"2021-07-02 06:18:26","address":"1 Elm St"}
        """
}
