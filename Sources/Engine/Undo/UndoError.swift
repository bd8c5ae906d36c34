/// An undo that was not begun.
public struct UndoError: Error, CustomStringConvertible, Sendable {
    /// What is in its way.
    public enum Code: Hashable, Sendable {
        /// History holds no write of that run, or no such write.
        case unknown
        /// More projects would be archived than the mapping's guard allows.
        case guarded
        /// A remote's list lacked so many records that nothing was believed.
        case vanished
    }

    public let code: Code
    public let description: String

    static func unknown(_ id: HistoryID) -> UndoError {
        UndoError(
            code: .unknown,
            description:
                "history holds no write of \(id). It may be misspelt, have written nothing, or be older than what is "
                + "kept (TENON_HISTORY_DAYS, TENON_HISTORY_MEGABYTES). List the runs with: tenon history --runs"
        )
    }

    static func guarded(_ count: Int, of linked: Int, _ id: HistoryID) -> UndoError {
        UndoError(
            code: .guarded,
            description:
                "this would archive \(count) of \(linked) projects at once, more than the mapping's guard allows. "
                + "If that is meant, run: tenon undo \(id) --yes --archive-up-to \(count)"
        )
    }

    static func vanished(_ warnings: [String]) -> UndoError {
        UndoError(code: .vanished, description: warnings.joined(separator: " "))
    }
}
