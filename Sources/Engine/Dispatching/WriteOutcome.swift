import Records

/// What came of handing one write to its remote.
enum WriteOutcome: Sendable {
    /// Done, now or by an earlier attempt; the record is what the target is now.
    case applied(Record, note: String?)
    /// Done, and the target's record did not change by it; what was made beside it, if that is mirrored.
    case appliedBeside(Record?)
    /// The target is not what the write was planned against: plan again.
    case moved(Record)
    /// The target is not there any more.
    case missing(RecordID)
    /// The remote has such an object already.
    case duplicate(Record)
    case failed(RemoteError)
}
