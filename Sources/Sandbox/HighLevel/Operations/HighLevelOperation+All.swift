extension HighLevelOperation {
    /// Every operation of the sandbox.
    static let all =
        contacts + finding + tasks + notes + tags + bulk + automations + opportunities + opportunitySearch + users
        + calendars + businesses + customFields + locations
}
