/// What a page or an act asks of whoever wants it.
public enum Permission: String, Hashable, Sendable, CaseIterable {
    /// Looking at customers, plans, history.
    case see
    /// Changing customers, running a synchronisation, deciding a conflict, undoing.
    case decide
    /// Connections, mapping, people, keys, modes, backups.
    case administer
}
