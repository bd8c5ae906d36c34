import Records
public import Storage

/// Where a person sees what is in review and decides about it.
///
/// It touches the store only, so it works beside a running server. The next run carries decisions out.
public struct ReviewDesk: Sendable {
    private let store: Store
    private let workspace: String
    private let environment: EngineEnvironment

    public init(store: Store, workspace: String, environment: EngineEnvironment) {
        self.store = store
        self.workspace = workspace
        self.environment = environment
    }

    /// What a person chose.
    public struct Choice: Hashable, Sendable {
        let choice: Decision.Choice
        let value: String?

        /// HighLevel's value, for both sides.
        public static let highLevel = Choice(choice: .highLevel, value: nil)
        /// busybusy's value, for both sides.
        public static let busybusy = Choice(choice: .busybusy, value: nil)
        /// What the question asks is to be done.
        public static let approve = Choice(choice: .approve, value: nil)
        /// What the question asks is not to be done.
        public static let refuse = Choice(choice: .refuse, value: nil)
        /// A value of the person's own, for both sides.
        public static func value(_ text: String) -> Choice { Choice(choice: .value, value: text) }
    }

    /// What a decision is about.
    public enum Selection: Hashable, Sendable {
        case ids([String])
        /// All that the filter allows and the choice fits.
        case all(ReviewFilter)
    }

    /// What is in review, what needs a person first, then the oldest.
    public func list(_ filter: ReviewFilter = ReviewFilter()) async throws -> [ReviewEntry] {
        try await store.read { [workspace] tx in
            try Self.entries(filter, tx, workspace).map(\.entry)
        }
    }

    /// Stores the decision, for the next run to carry out.
    ///
    /// - Returns: What was decided about.
    /// - Throws: ``DeskError`` for an id that is not in review, one whose values moved since it was shown, a choice that does
    ///   not fit, or a record that changed since the last run looked at it. Nothing is stored then.
    public func decide(_ selection: Selection, _ choice: Choice) async throws -> [ReviewEntry] {
        try await store.write { [workspace, moment = environment.moment] tx in
            let rows = try Self.selected(selection, choice, tx, workspace)
            try Self.checkUnmoved(rows, tx, workspace)
            let decisions = rows.map { Self.decision(choice, about: $0) }
            try tx.save(decisions, at: moment, workspace: workspace)
            let records = try tx.records(rows.map(\.subject), workspace: workspace)
            return zip(rows, decisions).map { ReviewEntry($0, records[$0.subject]?.record, $1) }
        }
    }

    private static func decision(_ choice: Choice, about row: ReviewRow) -> Decision {
        Decision(
            contactID: row.subject.remoteID,
            field: row.field.isEmpty ? nil : FieldName(rawValue: row.field),
            choice: choice.choice,
            value: choice.value,
            shown: row.values
        )
    }

    // MARK: What is meant

    private static func entries(
        _ filter: ReviewFilter,
        _ tx: StoreTransaction,
        _ workspace: String
    ) throws -> [(row: ReviewRow, entry: ReviewEntry)] {
        let rows = try tx.review(limit: .max, workspace: workspace)
        let records = try tx.records(rows.map(\.subject), workspace: workspace)
        let contacts = rows.map(\.subject).filter { $0.kind == .contact }.map(\.remoteID)
        let decisions = try tx.decisions(ofContacts: contacts, workspace: workspace)
        return rows.compactMap { row in
            let decision = decisions[row.subject.remoteID]?.first { decision in
                decision.shown == row.values && (decision.field?.rawValue ?? "") == row.field && !row.choices.isEmpty
            }
            let entry = ReviewEntry(row, records[row.subject]?.record, decision)
            return filter.allows(row, label: entry.label) ? (row, entry) : nil
        }
    }

    private static func selected(
        _ selection: Selection,
        _ choice: Choice,
        _ tx: StoreTransaction,
        _ workspace: String
    ) throws -> [ReviewRow] {
        switch selection {
        case .ids(let ids):
            let rows = try tx.review(limit: .max, workspace: workspace)
            return try ids.map { try row($0, choice, among: rows) }
        case .all(let filter):
            let rows = try entries(filter, tx, workspace).map(\.row).filter { $0.choices.contains(choice.choice) }
            guard rows.isEmpty else { return rows }
            throw DeskError(
                "nothing in review fits both the filter and --\(choice.choice.rawValue). See what is there: tenon review list"
            )
        }
    }

    private static func row(_ id: String, _ choice: Choice, among rows: [ReviewRow]) throws -> ReviewRow {
        let stem = id.prefix { $0 != "-" }
        let namesakes = rows.filter { $0.id.stem == stem }
        guard let row = namesakes.first(where: { $0.id.description == id }) else {
            guard let other = namesakes.first, let values = other.values else {
                throw DeskError(
                    "there is no '\(id)' in review; it may have healed. See what is there: tenon review list"
                )
            }
            throw DeskError(
                "the values of '\(id)' moved since it was shown, or its end is missing: \(other.field) is now "
                    + "\"\(values.contact)\" in HighLevel and \"\(values.project)\" in busybusy. If you still mean it, "
                    + "decide '\(other.id)'."
            )
        }
        guard row.choices.contains(choice.choice) else {
            let known = row.choices.map { "--\($0.rawValue)" }.joined(separator: ", ")
            throw DeskError(
                "'\(id)' is of code \(row.code), "
                    + (known.isEmpty
                        ? "about which nothing can be chosen. Do what it says: \(row.message)"
                        : "which takes \(known), not --\(choice.choice.rawValue).")
            )
        }
        return row
    }

    /// Refuses to decide about what has changed since the last run looked at it.
    private static func checkUnmoved(_ rows: [ReviewRow], _ tx: StoreTransaction, _ workspace: String) throws {
        let subjects = rows.map(\.subject)
        let links = try tx.links(of: subjects, workspace: workspace)
        let halves = subjects + subjects.compactMap { links[$0]?.recordID(of: .project) }
        let moved = try tx.changed(among: halves, workspace: workspace)
        let affected = rows.filter { row in
            moved.contains(row.subject) || links[row.subject]?.recordID(of: .project).map(moved.contains) ?? false
        }
        guard let first = affected.first else { return }
        throw DeskError(
            "\(first.subject) or its counterpart changed since '\(first.id)' was put in review. Look again after: tenon sync run"
        )
    }
}
