@testable import HighLevel

/// The name under which a reply holds its value.
protocol ReplyName: SendableMetatype { static var text: String { get } }

enum AppointmentsName: ReplyName { static let text = "events" }
enum BusinessesName: ReplyName { static let text = "businesses" }
enum BusinessName: ReplyName { static let text = "business" }
enum CalendarsName: ReplyName { static let text = "calendars" }
enum CalendarName: ReplyName { static let text = "calendar" }
enum ContactName: ReplyName { static let text = "contact" }
enum CustomFieldsName: ReplyName { static let text = "customFields" }
enum CustomFieldName: ReplyName { static let text = "customField" }
enum EventName: ReplyName { static let text = "event" }
enum LocationName: ReplyName { static let text = "location" }
enum NotesName: ReplyName { static let text = "notes" }
enum NoteName: ReplyName { static let text = "note" }
enum OpportunityName: ReplyName { static let text = "opportunity" }
enum PipelinesName: ReplyName { static let text = "pipelines" }
enum TagsName: ReplyName { static let text = "tags" }
enum TagName: ReplyName { static let text = "tag" }
enum TasksName: ReplyName { static let text = "tasks" }
enum TaskName: ReplyName { static let text = "task" }
enum UsersName: ReplyName { static let text = "users" }
