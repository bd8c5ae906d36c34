/// What of the sandbox can be switched, because it is not known how the real service behaves or because a client must
/// bear it both ways. Every name is that of the JSON at `/_sandbox/settings`.
struct BusybusySettings: Codable, Hashable, Sendable {
    /// The first day of the week in which 40 hours are counted.
    enum Weekday: String, Codable, CaseIterable, Sendable {
        case sunday, monday, tuesday, wednesday, thursday, friday, saturday

        /// 0 for Sunday to 6.
        var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Whether `__schema` and `__type` are answered.
    var introspection = true
    /// Whether the schema has the invented mutations on projects; without them it has only `ping`.
    var mutations = true
    /// Whether the invented root `timeEntries` exists.
    var timeEntries: Bool {
        get { hasTimeEntries ?? true }
        set { hasTimeEntries = newValue }
    }
    /// Nil in states that were stored before there was this switch.
    private var hasTimeEntries: Bool?
    /// Whether filters have the invented operators on ranges, and `createdOn` and `updatedOn`.
    var rangeOperators = false
    /// Whether the integration key opens GraphQL and the export.
    var integrationKeyAccepted = false
    /// Whether the main key's position sees about half of the rows.
    var limitedPosition = false
    /// Whether an edit of a ProjectInfo moves its project's `updatedOn`.
    var infoEditsMoveUpdatedOn = false
    /// Whether every `projectInfo` is null.
    var nullProjectInfo = false
    /// Rows of a page at most.
    var maximumPage = 1000
    /// Whether an export without rows is 404 instead of a header alone.
    var emptyExportIs404 = false
    /// How the export's columns differ from the known ones.
    var exportHeader = PayrollCSV.Header.known
    /// When the overtime week begins.
    var weekStart = Weekday.sunday
    /// Whether catch hooks take messages; 404 otherwise.
    var hooksAreOn = true
    /// How long after its message the work of a hook is done.
    var hookDelayMilliseconds = 5000
    /// The share of writes whose reply is lost although they are done, 0 to 1; hooks and mutations alike.
    var replyLossShare = 0.0
    /// What the losses are drawn from.
    var replyLossSeed = 1
}
