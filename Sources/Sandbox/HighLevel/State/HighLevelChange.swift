/// What happened to one record; nil before means it is new, nil after that it is gone.
///
/// The state only notes changes; which webhooks they cause is decided elsewhere, from these values alone.
enum HighLevelChange: Sendable, Equatable {
    case contact(before: HighLevelContact?, after: HighLevelContact?)
    case note(before: HighLevelNote?, after: HighLevelNote?)
    case task(before: HighLevelTask?, after: HighLevelTask?)
    case appointment(before: HighLevelAppointment?, after: HighLevelAppointment?)
    case opportunity(before: HighLevelOpportunity?, after: HighLevelOpportunity?)
    case user(before: HighLevelUser?, after: HighLevelUser?)
    /// The location's own settings changed.
    case location(HighLevelLocation)
}
