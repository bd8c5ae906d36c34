import Synchronization

/// Sends nothing: keeps what would have been written, and throws ``BusybusyError`` with code `.withheld`.
///
/// The default against the real service, where no write is verified.
public final class DryRunProjectWriter: ProjectWriter {
    /// A write that was kept back.
    public enum Write: Sendable, Hashable {
        /// A project would have been made.
        case create(ProjectCreate)
        /// A project would have been changed.
        case update(id: String, ProjectUpdate)
        /// A project would have been archived.
        case archive(id: String)
        /// A project would have been brought back.
        case unarchive(id: String)
    }

    private let capacity: Int
    private let kept = Mutex<[Write]>([])

    /// Makes a writer that keeps the latest writes.
    ///
    /// - Parameter capacity: how many to keep; older ones are dropped.
    public init(capacity: Int = 1000) {
        self.capacity = max(1, capacity)
    }

    /// What was kept back, oldest first.
    public var writes: [Write] { kept.withLock(\.self) }

    /// Keeps the creation back.
    public func create(_ project: ProjectCreate) async throws -> Project {
        throw withheld(.create(project), "createProject", "new project")
    }

    /// Keeps the update back.
    public func update(id: String, _ update: ProjectUpdate) async throws -> Project {
        throw withheld(.update(id: id, update), "updateProject", "project \(id)")
    }

    /// Keeps the archiving back.
    public func archive(id: String) async throws -> Project {
        throw withheld(.archive(id: id), "archiveProject", "project \(id)")
    }

    /// Keeps the unarchiving back.
    public func unarchive(id: String) async throws -> Project {
        throw withheld(.unarchive(id: id), "unarchiveProject", "project \(id)")
    }

    private func withheld(_ write: Write, _ operation: String, _ subject: String) -> BusybusyError {
        kept.withLock { writes in
            if writes.count >= capacity { writes.removeFirst(writes.count - capacity + 1) }
            writes.append(write)
        }
        return BusybusyError(
            .withheld,
            operation: operation,
            message:
                "\(subject): this is a dry run, so nothing was sent. Switch writes on for this connection to send it."
        )
    }
}
