import Foundation
import Testing

@testable import HighLevel

/// Every operation of the contacts API, with what the official spec says about method, path, body and scope.
enum ContactProbes {
    private static let read = "contacts.readonly"
    private static let write = "contacts.write"
    private static let one = #"{"contact":{"id":"c1"}}"#
    private static let done = #"{"succeded":true}"#
    private static let due = Date(timeIntervalSince1970: 0)

    static let all = contacts + parts + lists + bulk + enrolments

    private static let contacts: [Probe] = [
        Probe(
            "list",
            "GET /contacts/?locationId=loc1&limit=100",
            versionInV3: "2021-07-28",
            scope: read,
            reply: #"{"contacts":[]}"#
        ) {
            _ = try await $0.listContacts()
        },
        Probe(
            "list with text",
            "GET /contacts/?locationId=loc1&limit=9&query=ann",
            versionInV3: "2021-07-28",
            scope: read,
            reply: #"{"contacts":[]}"#
        ) {
            _ = try await $0.listContacts(limit: 9, query: "ann")
        },
        Probe(
            "create",
            #"POST /contacts/ {"customFields":[{"field_value":1,"id":"f"}],"locationId":"loc1"}"#,
            v3: #"POST /contacts/ {"customFields":[{"fieldValue":1,"id":"f"}],"locationId":"loc1"}"#,
            scope: write,
            reply: one,
            status: 201
        ) {
            var draft = ContactCreate()
            draft.customFields = [CustomFieldInput(id: "f", value: 1)]
            _ = try await $0.createContact(draft)
        },
        Probe("get", "GET /contacts/c1", scope: read, reply: one) { verify(try await $0.contact("c1").id == "c1") },
        Probe(
            "update",
            #"PUT /contacts/c1 {"dndSettings":{"SMS":{"status":"active"}},"email":null}"#,
            v3: #"PUT /contacts/c1 {"dndSettings":{"sms":{"status":"active"}},"email":null}"#,
            scope: write,
            reply: #"{"succeeded":true,"contact":{"id":"c1"}}"#
        ) {
            var update = ContactUpdate()
            update.email = .clear
            update.dndSettings = [.sms: DNDSetting(.active)]
            _ = try await $0.updateContact("c1", update)
        },
        Probe("delete", "DELETE /contacts/c1", scope: write, reply: done) { try await $0.deleteContact("c1") },
        Probe(
            "upsert",
            #"POST /contacts/upsert {"createNewIfDuplicateAllowed":true,"locationId":"loc1"}"#,
            scope: write,
            reply: #"{"new":true,"contact":{"id":"c1"}}"#
        ) {
            verify(try await $0.upsertContact(ContactCreate(), createNewIfDuplicateAllowed: true).isNew)
        },
        Probe(
            "search",
            #"POST /contacts/search {"locationId":"loc1","page":1,"pageLimit":5,"query":"a","sort":[{"direction":"asc","field":"dateAdded"}]}"#,
            scope: read,
            reply: #"{"contacts":[]}"#
        ) { _ = try await $0.searchContacts(SearchRequest(query: "a", pageSize: 5)) },
        Probe(
            "duplicate",
            "GET /contacts/search/duplicate?locationId=loc1&number=%2B1555",
            scope: read,
            reply: #"{"contact":null}"#
        ) { verify(try await $0.duplicateContact(number: "+1555") == nil) },
        Probe(
            "by business",
            "GET /contacts/business/b1?locationId=loc1&limit=25&skip=50&query=ann",
            scope: read,
            reply: #"{"contacts":[{"id":"c1"}],"count":51}"#
        ) {
            let page = try await $0.businessContacts("b1", query: "ann", pageSize: 25, at: .skip(50))
            #expect(page.rows.map(\.id) == ["c1"] && page.total == 51 && page.next == nil)
        },
    ]

    private static let parts: [Probe] = [
        Probe("tasks", "GET /contacts/c1/tasks", scope: read, reply: #"{"tasks":[]}"#) {
            _ = try await $0.tasks(of: "c1")
        },
        Probe(
            "create task",
            #"POST /contacts/c1/tasks {"completed":false,"dueDate":"1970-01-01T00:00:00Z","title":"Call"}"#,
            scope: write,
            reply: #"{"task":{"id":"t1"}}"#,
            status: 201
        ) { _ = try await $0.createTask(TaskCreate(title: "Call", dueDate: due), for: "c1") },
        Probe("task", "GET /contacts/c1/tasks/t1", scope: read, reply: #"{"task":{"id":"t1"}}"#) {
            _ = try await $0.task("t1", of: "c1")
        },
        Probe("update task", "PUT /contacts/c1/tasks/t1 {}", scope: write, reply: #"{"task":{"id":"t1"}}"#) {
            _ = try await $0.updateTask("t1", of: "c1", TaskUpdate())
        },
        Probe(
            "complete task",
            #"PUT /contacts/c1/tasks/t1/completed {"completed":true}"#,
            scope: write,
            reply: #"{"task":{"id":"t1","completed":true}}"#
        ) { verify(try await $0.setTask("t1", of: "c1", completed: true).isCompleted) },
        Probe("delete task", "DELETE /contacts/c1/tasks/t1", scope: write, reply: done) {
            try await $0.deleteTask("t1", of: "c1")
        },
        Probe("notes", "GET /contacts/c1/notes", scope: read, reply: #"{"notes":[]}"#) {
            _ = try await $0.notes(of: "c1")
        },
        Probe(
            "create note",
            #"POST /contacts/c1/notes {"body":"hi","pinned":true}"#,
            scope: write,
            reply: #"{"note":{"id":"n1"}}"#,
            status: 201
        ) { _ = try await $0.createNote(NoteCreate(body: "hi", pinned: true), for: "c1") },
        Probe("note", "GET /contacts/c1/notes/n1", scope: read, reply: #"{"note":{"id":"n1"}}"#) {
            _ = try await $0.note("n1", of: "c1")
        },
        Probe("update note", "PUT /contacts/c1/notes/n1 {}", scope: write, reply: #"{"note":{"id":"n1"}}"#) {
            _ = try await $0.updateNote("n1", of: "c1", NoteUpdate())
        },
        Probe("delete note", "DELETE /contacts/c1/notes/n1", scope: write, reply: done) {
            try await $0.deleteNote("n1", of: "c1")
        },
        Probe("appointments", "GET /contacts/c1/appointments", scope: read, reply: #"{"events":[]}"#) {
            _ = try await $0.appointments(of: "c1")
        },
    ]

    private static let lists: [Probe] = [
        Probe(
            "add tags",
            #"POST /contacts/c1/tags {"tags":["a"]}"#,
            scope: write,
            reply: #"{"tags":["a"]}"#,
            status: 201
        ) { verify(try await $0.addTags(["a"], to: "c1") == ["a"]) },
        Probe("remove tags", #"DELETE /contacts/c1/tags {"tags":["a"]}"#, scope: write, reply: #"{"tags":[]}"#) {
            _ = try await $0.removeTags(["a"], from: "c1")
        },
        Probe(
            "add followers",
            #"POST /contacts/c1/followers {"followers":["u1"]}"#,
            scope: write,
            reply: #"{"followers":["u0","u1"],"followersAdded":["u1"]}"#,
            status: 201
        ) {
            let change = try await $0.addFollowers(["u1"], to: "c1")
            #expect(change.followers == ["u0", "u1"] && change.changed == ["u1"])
        },
        Probe(
            "remove followers",
            #"DELETE /contacts/c1/followers {"followers":["u1"]}"#,
            scope: write,
            reply: #"{"followers":[],"followersRemoved":["u1"]}"#
        ) { verify(try await $0.removeFollowers(["u1"], from: "c1").changed == ["u1"]) },
    ]

    private static let bulk: [Probe] = [
        Probe(
            "bulk add tags",
            #"POST /contacts/bulk/tags/update/add {"contacts":["c1","c2"],"locationId":"loc1","tags":["a"]}"#,
            scope: nil,
            reply: #"{"succeded":true,"errorCount":0,"responses":[]}"#,
            status: 201
        ) { _ = try await $0.addTags(["a"], toContacts: ["c1", "c2", "c1"]) },
        Probe(
            "bulk remove tags",
            #"POST /contacts/bulk/tags/update/remove {"contacts":["c1"],"locationId":"loc1","tags":["a"]}"#,
            scope: nil,
            reply: #"{"succeeded":true,"errorCount":0,"responses":[]}"#,
            status: 201
        ) { _ = try await $0.removeTags(["a"], fromContacts: ["c1"]) },
        Probe(
            "bulk remove all tags",
            #"POST /contacts/bulk/tags/update/remove {"contacts":["c1"],"locationId":"loc1","removeAllTags":true,"tags":[]}"#,
            scope: nil,
            reply: "{}",
            status: 201
        ) { _ = try await $0.removeAllTags(fromContacts: ["c1"]) },
        Probe(
            "bulk business",
            #"POST /contacts/bulk/business {"businessId":null,"ids":["c1"],"locationId":"loc1"}"#,
            scope: nil,
            reply: #"{"success":true,"ids":["c1"]}"#
        ) { verify(try await $0.setBusiness(nil, ofContacts: ["c1"]).isComplete) },
    ]

    private static let enrolments: [Probe] = [
        Probe("add to campaign", "POST /contacts/c1/campaigns/k1 {}", scope: write, reply: done, status: 201) {
            try await $0.addContact("c1", toCampaign: "k1")
        },
        Probe("remove from campaign", "DELETE /contacts/c1/campaigns/k1", scope: write, reply: done) {
            try await $0.removeContact("c1", fromCampaign: "k1")
        },
        Probe(
            "remove from all campaigns",
            "DELETE /contacts/c1/campaigns/removeAll",
            v3: "DELETE /contacts/c1/campaigns/remove-all",
            scope: write,
            reply: done
        ) { try await $0.removeContactFromAllCampaigns("c1") },
        Probe(
            "add to workflow",
            #"POST /contacts/c1/workflow/w1 {"eventStartTime":"1970-01-01T01:00:00+01:00"}"#,
            scope: write,
            reply: done
        ) {
            let zone = try #require(TimeZone(secondsFromGMT: 3600))
            try await $0.addContact("c1", toWorkflow: "w1", eventStart: due, in: zone)
        },
        Probe("remove from workflow", "DELETE /contacts/c1/workflow/w1 {}", scope: write, reply: done) {
            try await $0.removeContact("c1", fromWorkflow: "w1")
        },
    ]
}
