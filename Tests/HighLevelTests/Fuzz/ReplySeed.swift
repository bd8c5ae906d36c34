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
        decode = { _ = try JSONDecoder().decode(type, from: $0) }
    }

    /// A reply that holds one value under a name.
    struct Named<Name: ReplyName, Value: Decodable & SendableMetatype>: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try decoder.container(keyedBy: AnyKey.self).decode(Value.self, forKey: AnyKey(stringValue: Name.text))
        }
    }

    static func all() throws -> [ReplySeed] {
        [
            try ReplySeed("contact", #"{"contact":\#(contact),"traceId":"t"}"#, as: Named<ContactName, Contact>.self),
            try ReplySeed("upsert", #"{"new":true,"contact":\#(contact),"traceId":"t"}"#, as: ContactUpsertResult.self),
            try ReplySeed(
                "search",
                #"{"contacts":[\#(found),\#(found)],"total":2,"traceId":"t"}"#,
                as: SearchPage.self
            ),
            try ReplySeed("list", #"{"contacts":[\#(listed)],\#(meta)}"#, as: ContactListPage.self),
            try ReplySeed("tasks", #"{"tasks":[\#(task),\#(task)]}"#, as: Named<TasksName, [ContactTask]>.self),
            try ReplySeed("task", #"{"task":\#(task)}"#, as: Named<TaskName, ContactTask>.self),
            try ReplySeed("notes", #"{"notes":[\#(note)]}"#, as: Named<NotesName, [ContactNote]>.self),
            try ReplySeed("note", #"{"note":\#(note)}"#, as: Named<NoteName, ContactNote>.self),
            try ReplySeed("appointments", #"{"events":[\#(appointment)]}"#, as: Named<EventsName, [Appointment]>.self),
            try ReplySeed("deletion", #"{"succeded":true,"succeeded":true,"traceId":"t"}"#, as: Acknowledgement.self),
            try ReplySeed("anything", #"{"a":[1,"x",null,{"b":true}],"c":\#(contact)}"#, as: JSONValue.self),
        ]
    }

    /// Bodies of failed calls.
    static let failures = [
        #"{"statusCode":400,"message":"This location does not allow duplicated contacts.","meta":{"contactId":"c1","contactName":"Ann","matchingField":"email"},"traceId":"t"}"#,
        #"{"statusCode":422,"message":["property x should not exist","title should not be empty"],"error":"Unprocessable Entity","traceId":"t"}"#,
        #"{"statusCode":401,"message":"Invalid JWT","error":"Unauthorized","traceId":"t"}"#,
        #"{"error":{"code":"x","message":"m","details":[],"resolution":"r"}}"#,
    ]

    private static let contact = """
        {"id":"c1","name":"Ann Lee","locationId":"loc1","firstName":"Ann","lastName":"Lee","email":"ann@x.io",\
        "timezone":null,"companyName":"Lee Roofs","phone":"+15551234567","dnd":false,"dndSettings":{"SMS":\
        {"status":"active","message":"m","code":"1"}},"type":"lead","source":"web","assignedTo":"u1","address1":\
        "1 Elm St","city":"Boise","state":"ID","country":"US","postalCode":"83701","website":"https://x.io","tags":\
        ["customer"],"dateOfBirth":"1990-09-25","dateAdded":"2021-07-02T05:18:26.704Z","customFields":[{"id":"f1",\
        "value":["a","b"]},{"id":"f2","value":1625443200000}],"businessId":"b1","followers":["u2"],"additionalEmails":[]}
        """
    private static let found = """
        {"id":"c1","firstNameLowerCase":"ann","lastNameLowerCase":"lee","contactName":"Ann Lee","address":"1 Elm St",\
        "dateAdded":"2021-07-02T05:18:26.704Z","tags":[],"searchAfter":[1625203106704,"c1"],"customFields":[]}
        """
    private static let listed = """
        {"id":"c1","contactName":"ann lee","firstName":"ann","firstNameRaw":"Ann","lastNameRaw":"Lee",\
        "dateAdded":1625203106704,"startAfter":[1625203106704,"c1"],"tags":null}
        """
    private static let meta = """
        "count":2,"meta":{"total":2,"nextPageUrl":"https://x.io/?p=2","startAfterId":"c1","startAfter":1625203106704}
        """
    private static let task = """
        {"id":"t1","title":"Call","body":"b","assignedTo":"u1","dueDate":"2021-07-02T05:18:26Z","completed":false,\
        "contactId":"c1"}
        """
    private static let note = """
        {"id":"n1","body":"<p>b</p>","userId":"u1","dateAdded":"2021-07-02T05:18:26.704Z","contactId":"c1",\
        "title":"t","color":"#FFAA00","pinned":true}
        """
    private static let appointment = """
        {"id":"a1","calendarId":"k1","title":"Visit","appointmentStatus":"booked","assignedUserId":"u1","notes":"n",\
        "startTime":"2021-07-02 05:18:26","endTime":"2021-07-02 06:18:26","address":"1 Elm St"}
        """
}

/// The name under which a reply holds its value.
protocol ReplyName: SendableMetatype { static var text: String { get } }

enum ContactName: ReplyName { static let text = "contact" }
enum TasksName: ReplyName { static let text = "tasks" }
enum TaskName: ReplyName { static let text = "task" }
enum NotesName: ReplyName { static let text = "notes" }
enum NoteName: ReplyName { static let text = "note" }
enum EventsName: ReplyName { static let text = "events" }
