import Synchronization

/// Sends nothing: keeps what would have been written, and throws ``BusybusyError`` with code `.withheld`.
///
/// The default against the real service, where no write is verified.
public final class DryRunProjectWriter: ProjectWriter {
    /// A write that was kept back.
    public typealias Write = ProjectWrite

    private let capacity: Int
    private let kept = Mutex<[ProjectWrite]>([])

    /// Makes a writer that keeps the latest writes.
    ///
    /// - Parameter capacity: how many to keep; older ones are dropped.
    public init(capacity: Int = 1000) {
        self.capacity = max(1, capacity)
    }

    /// Everything but sending.
    public let abilities = WriterAbilities([
        .create, .update, .archive, .unarchive, .subProjects, .groups, .clearsFields,
    ])

    /// What was kept back, oldest first.
    public var writes: [ProjectWrite] { kept.withLock(\.self) }

    /// Keeps the creation back.
    public func create(_ project: ProjectCreate) async throws -> WriteReceipt {
        throw try withheld(.create(project))
    }

    /// Keeps the update back.
    public func update(id: String, _ update: ProjectUpdate) async throws -> WriteReceipt {
        throw try withheld(.update(id: id, update))
    }

    /// Keeps the archiving back.
    public func archive(id: String) async throws -> WriteReceipt {
        throw try withheld(.archive(id: id))
    }

    /// Keeps the unarchiving back.
    public func unarchive(id: String) async throws -> WriteReceipt {
        throw try withheld(.unarchive(id: id))
    }

    private func withheld(_ write: ProjectWrite) throws(BusybusyError) -> BusybusyError {
        try write.check(abilities, writer: "the dry run")
        kept.withLock { writes in
            if writes.count >= capacity { writes.removeFirst(writes.count - capacity + 1) }
            writes.append(write)
        }
        return BusybusyError(
            .withheld,
            operation: write.operation,
            message: "\(write.subject): this is a dry run, so nothing was sent. "
                + "Switch writes on for this connection to send it."
        )
    }
}
