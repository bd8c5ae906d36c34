import GRDB
public import Records

extension StoreTransaction {
    /// Links in the state, in the order of their ids.
    public func links(in state: Link.State, limit: Int, workspace: String) throws -> [Link] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT link_id, contact_id, project_id, state, base, was_in_scope FROM link
                    WHERE workspace = ? AND state = ? ORDER BY link_id LIMIT ?
                    """
            ),
            arguments: [workspace, state.rawValue, limit]
        ).map(Self.link)
    }
}
