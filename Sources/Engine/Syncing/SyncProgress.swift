public import Records

/// A step forward of a running synchronisation.
public enum SyncProgress: Hashable, Sendable {
    /// So many records of the kind were read.
    case reading(RecordKind, count: Int)
    case reconciling(ReconcileCounts)
    /// So many of the system's writes were applied, and so many are left.
    case dispatching(RemoteSystem, DispatchCounts, remaining: Int)
}
