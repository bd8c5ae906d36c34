/// Walks through the pages of a list. Pure: pages are passed in.
///
/// The walk ends on a page without a next one. A position that comes twice, or a page of which every row was there
/// before, is an error, so that a walk that ended is complete.
struct PageWalk<Row: Sendable & Identifiable>: Sendable where Row.ID == String {
    let operation: String
    private(set) var position: PagePosition
    private(set) var isDone = false
    private var seenPositions: Set<PagePosition>
    private var seenIDs: Set<String> = []

    init(operation: String, from position: PagePosition) {
        self.operation = operation
        self.position = position
        seenPositions = [position]
    }

    /// Takes a page in and returns its rows without those that an earlier page had.
    mutating func accept(_ page: HighLevelPage<Row>) throws(HighLevelError) -> [Row] {
        let fresh = page.rows.filter { seenIDs.insert($0.id).inserted }
        guard let next = page.next else {
            isDone = true
            return fresh
        }
        guard page.rows.isEmpty || !fresh.isEmpty else { throw incomplete("a page brought nothing new") }
        guard seenPositions.insert(next).inserted else { throw incomplete("the same page came twice") }
        position = next
        return fresh
    }

    private func incomplete(_ cause: String) -> HighLevelError {
        HighLevelError(
            .incompleteRead,
            operation: operation,
            message: "Reading all pages stopped: \(cause). Discard what was read and start again."
        )
    }
}
