import Foundation

@testable import HighLevel

extension ReplySeed {
    static func contacts() throws -> [ReplySeed] {
        [
            try ReplySeed("contact", #"{"contact":\#(contact),"traceId":"t"}"#, as: Named<ContactName, Contact>.self),
            try ReplySeed("no contact", #"{"contact":null,"traceId":"t"}"#, as: Named<ContactName, Contact?>.self),
            try ReplySeed("duplicate", #"{"contact":\#(found)}"#, as: Named<ContactName, Contact?>.self),
            try ReplySeed("upsert", #"{"new":true,"contact":\#(contact),"traceId":"t"}"#, as: ContactUpsertResult.self),
            try ReplySeed(
                "search",
                #"{"contacts":[\#(found),\#(found)],"total":2,"traceId":"t"}"#,
                as: SearchPage.self
            ),
            try ReplySeed("list", #"{"contacts":[\#(listed)],\#(meta)}"#, as: ContactListPage.self),
            try ReplySeed(
                "contacts of a business",
                #"{"contacts":[{"id":"c1","contactName":"Ann","startAfter":["ann","c1"]},\#(found)],"count":2}"#,
                as: BusinessContactsReply.self
            ),
        ]
    }

    /// What hangs on a contact.
    static func parts() throws -> [ReplySeed] {
        [
            try ReplySeed("tasks", #"{"tasks":[\#(task),\#(task)]}"#, as: Named<TasksName, [ContactTask]>.self),
            try ReplySeed("task", #"{"task":\#(task)}"#, as: Named<TaskName, ContactTask>.self),
            try ReplySeed(
                "tasks of the location",
                #"{"tasks":[{"_id":"t1","title":"Call","contactId":"c1","completed":true},\#(task)],"total":2}"#,
                as: Named<TasksName, [ContactTask]>.self
            ),
            try ReplySeed("notes", #"{"notes":[\#(note)]}"#, as: Named<NotesName, [ContactNote]>.self),
            try ReplySeed("note", #"{"note":\#(note)}"#, as: Named<NoteName, ContactNote>.self),
            try ReplySeed(
                "appointments",
                #"{"events":[\#(appointment)]}"#,
                as: Named<AppointmentsName, [Appointment]>.self
            ),
        ]
    }

    static func opportunities() throws -> [ReplySeed] {
        [
            try ReplySeed("opportunity search", #"{"opportunities":[\#(opportunity)],\#(position)}"#, as: Pages.self),
            try ReplySeed("opportunity found", #"{"opportunities":[\#(opportunity)],"total":1}"#, as: Pages.self),
            try ReplySeed(
                "opportunity",
                #"{"opportunity":\#(opportunity),"traceId":"t"}"#,
                as: Named<OpportunityName, Opportunity>.self
            ),
            try ReplySeed(
                "opportunity upsert",
                #"{"new":false,"opportunity":\#(opportunity)}"#,
                as: OpportunityUpsertResult.self
            ),
            try ReplySeed("pipelines", #"{"pipelines":[\#(pipeline)]}"#, as: Named<PipelinesName, [Pipeline]>.self),
        ]
    }

    /// What belongs to the location.
    static func settings() throws -> [ReplySeed] {
        [
            try ReplySeed(
                "users",
                #"{"users":[\#(user),\#(user)],"count":2}"#,
                as: Named<UsersName, [HighLevelUser]>.self
            ),
            try ReplySeed("user", user, as: HighLevelUser.self),
            try ReplySeed(
                "calendars",
                #"{"calendars":[\#(calendar)]}"#,
                as: Named<CalendarsName, [HighLevelCalendar]>.self
            ),
            try ReplySeed("calendar", #"{"calendar":\#(calendar)}"#, as: Named<CalendarName, HighLevelCalendar>.self),
            try ReplySeed(
                "events",
                #"{"events":[\#(event),\#(appointment)]}"#,
                as: Named<AppointmentsName, [Appointment]>.self
            ),
            try ReplySeed("event", #"{"event":\#(event)}"#, as: Named<EventName, Appointment>.self),
            try ReplySeed(
                "businesses",
                #"{"businesses":[\#(business)],"count":1}"#,
                as: Named<BusinessesName, [Business]>.self
            ),
            try ReplySeed("business", #"{"business":\#(business)}"#, as: Named<BusinessName, Business>.self),
            try ReplySeed(
                "custom fields",
                #"{"customFields":[\#(choice),\#(lines)]}"#,
                as: Named<CustomFieldsName, [CustomFieldDefinition]>.self
            ),
            try ReplySeed(
                "custom field",
                #"{"customField":\#(choice)}"#,
                as: Named<CustomFieldName, CustomFieldDefinition>.self
            ),
            try ReplySeed("tags", #"{"tags":[\#(tag),\#(tag)]}"#, as: Named<TagsName, [LocationTag]>.self),
            try ReplySeed("tag", #"{"tag":\#(tag)}"#, as: Named<TagName, LocationTag>.self),
            try ReplySeed("location", #"{"location":\#(location)}"#, as: Named<LocationName, HighLevelLocation>.self),
        ]
    }

    /// The replies to changes, which tell little.
    static func changes() throws -> [ReplySeed] {
        [
            try ReplySeed("deletion", #"{"succeded":true,"succeeded":true,"traceId":"t"}"#, as: Acknowledgement.self),
            try ReplySeed("campaign", #"{"succeded":true,"traceId":"t"}"#, as: Acknowledgement.self),
            try ReplySeed("workflow", #"{"succeeded":true,"success":true}"#, as: Acknowledgement.self),
            try ReplySeed("bulk tags", bulk, as: BulkTagOutcome.self),
            try ReplySeed(
                "bulk texts",
                #"{"succeded":false,"errorCount":1,"responses":["x"]}"#,
                as: BulkTagOutcome.self
            ),
            try ReplySeed("bulk business", #"{"success":true,"ids":["c1","c2"]}"#, as: Acknowledgement.self),
            try ReplySeed(
                "followers added",
                #"{"followers":["u1","u2"],"followersAdded":["u2"],"traceId":"t"}"#,
                as: FollowersChange.self
            ),
            try ReplySeed(
                "followers removed",
                #"{"followers":["u1"],"followersRemoved":["u2"],"traceId":"t"}"#,
                as: FollowersChange.self
            ),
            try ReplySeed("anything", #"{"a":[1,"x",null,{"b":true}],"c":\#(contact)}"#, as: JSONValue.self),
        ]
    }

    static func signIn() throws -> [ReplySeed] {
        [
            try ReplySeed("tokens", tokens, as: Credentials.self),
            try ReplySeed("tokens of v3", newTokens, as: Credentials.self),
            try ReplySeed(
                "installed locations",
                #"{"locations":[\#(installed),\#(installed)],"count":2}"#,
                as: InstalledLocationsReply.self
            ),
            try ReplySeed(
                "installed locations of v3",
                #"{"items":[\#(installed)],"pagination":{"hasNextPage":true,"nextPageToken":"p"}}"#,
                as: InstalledLocationsReply.self
            ),
        ]
    }

    /// A search's reply with what is made of it.
    struct Pages: Decodable {
        init(from decoder: any Decoder) throws {
            let page = try OpportunityPage(from: decoder)
            _ = (page.byQuery, page.byBody(page: 1, pageSize: 1))
        }
    }

    /// A reply that holds tokens, with what is made of it.
    struct Credentials: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try TokenReply(from: decoder).credential(askedAt: .distantPast, kind: .location)
        }
    }
}
