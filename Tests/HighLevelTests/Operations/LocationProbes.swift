import Foundation
import Testing

@testable import HighLevel

/// The operations of locations, users, calendars and businesses, with what the official spec says about them.
enum LocationProbes {
    static let all = location + fields + people + calendars + businesses

    private static let done = #"{"succeded":true}"#

    private static let location: [Probe] = [
        Probe(
            "location",
            "GET /locations/loc1",
            scope: "locations.readonly",
            reply: #"{"location":{"id":"loc1","timezone":"America/Boise","settings":{"allowDuplicateContact":false}}}"#
        ) {
            let location = try await $0.location()
            #expect(location.timezone == "America/Boise" && location.allowsDuplicateContacts == false)
        },
        Probe(
            "location tasks",
            #"POST /locations/loc1/tasks/search {"completed":false,"limit":100,"skip":0}"#,
            scope: "locations/tasks.readonly",
            reply: #"{"tasks":[{"_id":"t1","contactId":"c1"}]}"#
        ) {
            let page = try await $0.locationTasks(LocationTaskQuery(isCompleted: false))
            #expect(page.rows.map(\.id) == ["t1"] && page.rows.first?.contactID == "c1")
        },
        Probe(
            "location tasks by everything",
            #"POST /locations/loc1/tasks/search {"assignedTo":["u1"],"businessId":"b1","contactId":["c1"],"limit":7,"query":"x","skip":14}"#,
            scope: "locations/tasks.readonly",
            reply: #"{"tasks":[]}"#
        ) {
            let query = LocationTaskQuery(contactIDs: ["c1"], assignedTo: ["u1"], text: "x", businessID: "b1")
            _ = try await $0.locationTasks(query, pageSize: 7, at: .skip(14))
        },
        Probe("tags", "GET /locations/loc1/tags", scope: "locations/tags.readonly", reply: #"{"tags":[{"id":"g"}]}"#) {
            verify(try await $0.locationTags().map(\.id) == ["g"])
        },
        Probe("tag", "GET /locations/loc1/tags/g", scope: nil, reply: #"{"tag":{"id":"g","name":"vip"}}"#) {
            verify(try await $0.locationTag("g").name == "vip")
        },
        Probe(
            "create tag",
            #"POST /locations/loc1/tags {"name":"vip"}"#,
            scope: "locations/tags.write",
            reply: #"{"tag":{"id":"g"}}"#
        ) { _ = try await $0.createLocationTag("vip") },
        Probe("rename tag", #"PUT /locations/loc1/tags/g {"name":"b"}"#, scope: nil, reply: #"{"tag":{"id":"g"}}"#) {
            _ = try await $0.renameLocationTag("g", to: "b")
        },
        Probe("delete tag", "DELETE /locations/loc1/tags/g", scope: nil, reply: done) {
            try await $0.deleteLocationTag("g")
        },
    ]

    private static let field = #"{"customField":{"id":"f1","name":"Roof","dataType":"TEXT"}}"#

    private static let fields: [Probe] = [
        Probe(
            "custom fields",
            "GET /locations/loc1/customFields?model=all",
            scope: "locations/customFields.readonly",
            reply: #"{"customFields":[{"id":"f1","name":"Roof","dataType":"TEXT"},{"id":"d","documentType":"folder"}]}"#
        ) { verify(try await $0.customFieldDefinitions().map(\.id) == ["f1"]) },
        Probe("custom field", "GET /locations/loc1/customFields/f1", scope: nil, reply: field) {
            verify(try await $0.customFieldDefinition("f1").name == "Roof")
        },
        Probe(
            "create custom field",
            #"POST /locations/loc1/customFields {"dataType":"SINGLE_OPTIONS","model":"contact","name":"Roof","options":["Flat"]}"#,
            scope: "locations/customFields.write",
            reply: field,
            status: 201
        ) {
            _ = try await $0.createCustomField(CustomFieldDraft(name: "Roof", type: .singleOption, options: ["Flat"]))
        },
        Probe(
            "create text box list",
            #"POST /locations/loc1/customFields {"dataType":"TEXTBOX_LIST","model":"opportunity","name":"L","textBoxListOptions":[{"label":"A","prefillValue":""}]}"#,
            scope: "locations/customFields.write",
            reply: field,
            status: 201
        ) {
            let draft = CustomFieldDraft(name: "L", type: .textBoxList, model: .opportunity, options: ["A"])
            _ = try await $0.createCustomField(draft)
        },
        Probe(
            "update custom field",
            #"PUT /locations/loc1/customFields/f1 {"isMultipleFile":true,"maxNumberOfFiles":2,"model":"contact","name":"Roof"}"#,
            scope: nil,
            reply: field
        ) {
            var draft = CustomFieldDraft(name: "Roof", type: .file)
            draft.maximumFiles = 2
            _ = try await $0.updateCustomField("f1", draft)
        },
        Probe("delete custom field", "DELETE /locations/loc1/customFields/f1", scope: nil, reply: done) {
            try await $0.deleteCustomField("f1")
        },
    ]

    private static let people: [Probe] = [
        Probe("user", "GET /users/u1", scope: "users.readonly", reply: #"{"id":"u1","scopes":["a"],"deleted":true}"#) {
            verify(try await $0.user("u1").isDeleted)
        },
        Probe(
            "search users",
            "GET /users/search?companyId=co&query=ann&skip=0&limit=100&locationId=loc1&role=admin&ids=u1%2Cu2",
            scope: "users.readonly",
            reply: #"{"users":[],"count":0}"#
        ) {
            var query = UserQuery(companyID: "co", text: "ann")
            query.role = "admin"
            query.ids = ["u1", "u2"]
            verify(try await $0.searchUsers(query).next == nil)
        },
    ]

    private static let calendars: [Probe] = [
        Probe(
            "calendars",
            "GET /calendars/?locationId=loc1&groupId=g1&showDrafted=true",
            version: "2021-04-15",
            scope: "calendars.readonly",
            reply: #"{"calendars":[{"id":"k","teamMembers":[{"userId":"u1"}],"calendarType":"event"}]}"#
        ) {
            let calendar = try await $0.calendars(groupID: "g1", includesDrafts: true).first
            #expect(calendar?.userIDs == ["u1"] && calendar?.type == "event")
        },
        Probe(
            "calendar",
            "GET /calendars/k",
            version: "2021-04-15",
            scope: "calendars.readonly",
            reply: #"{"calendar":{"id":"k"}}"#
        ) { _ = try await $0.calendar("k") },
        Probe(
            "events",
            "GET /calendars/events?locationId=loc1&userId=u1&startTime=1680373800000&endTime=1680978599999",
            version: "2021-04-15",
            scope: "calendars/events.readonly",
            reply: #"{"events":[{"id":"e","startTime":"2023-09-25T16:00:00+05:30","users":["u2"]}]}"#
        ) {
            let query = CalendarEventQuery(
                .user("u1"),
                from: Date(timeIntervalSince1970: 1_680_373_800),
                to: Date(timeIntervalSince1970: 1_680_978_599.999)
            )
            let event = try #require(try await $0.calendarEvents(query).first)
            #expect(event.userIDs == ["u2"])
            #expect(event.start(in: .gmt) == Date(timeIntervalSince1970: 1_695_637_800))
        },
        Probe(
            "appointment",
            "GET /calendars/events/appointments/e",
            version: "2021-04-15",
            scope: "calendars/events.readonly",
            reply: #"{"event":{"id":"e","contactId":"c1"}}"#
        ) { verify(try await $0.appointment("e").contactID == "c1") },
    ]

    private static let businesses: [Probe] = [
        Probe(
            "businesses",
            "GET /businesses/?locationId=loc1&limit=100&skip=0",
            scope: "businesses.readonly",
            reply: #"{"businesses":[{"id":"b1","name":"Acme","createdAt":"2021-07-08T12:02:11.285Z"}]}"#
        ) {
            let page = try await $0.businesses()
            #expect(page.rows.first?.createdAt != nil && page.next == .skip(1), "nothing says that this was all")
        },
        Probe("business", "GET /businesses/b1", scope: "businesses.readonly", reply: #"{"business":{"id":"b1"}}"#) {
            _ = try await $0.business("b1")
        },
        Probe(
            "create business",
            #"POST /businesses/ {"locationId":"loc1","name":"Acme","phone":"+1"}"#,
            scope: "businesses.write",
            reply: #"{"success":true,"buiseness":{"id":"b1"}}"#,
            status: 201
        ) {
            var fields = BusinessFields(name: "Acme")
            fields.phone = .set("+1")
            verify(try await $0.createBusiness(fields).id == "b1")
        },
        Probe(
            "update business",
            #"PUT /businesses/b1 {"city":null}"#,
            scope: "businesses.write",
            reply: #"{"success":true,"buiseness":{"id":"b1"}}"#
        ) {
            var fields = BusinessFields()
            fields.city = .clear
            _ = try await $0.updateBusiness("b1", fields)
        },
        Probe("delete business", "DELETE /businesses/b1", scope: "businesses.write", reply: #"{"success":true}"#) {
            try await $0.deleteBusiness("b1")
        },
    ]
}
