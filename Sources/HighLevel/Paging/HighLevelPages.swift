/// All rows of a list in pages, read as they are asked for.
///
/// The sequence ends only when all pages were read; every failure throws, so a loop that ended has seen everything that
/// stood still. A row that moves to another page meanwhile is given once; one that others' deletions move to a page
/// already read can be missed where the list is walked by leaving rows out.
///
/// ```swift
/// for try await tasks in client.locationTaskPages(LocationTaskQuery(isCompleted: false)) {
///     for task in tasks { print(task.id) }
/// }
/// ```
public struct HighLevelPages<Row: Sendable & Identifiable>: AsyncSequence, Sendable where Row.ID == String {
    /// The rows of a page that no earlier page had; never empty.
    public typealias Element = [Row]

    let operation: String
    let start: PagePosition
    let read: @Sendable (PagePosition) async throws -> HighLevelPage<Row>

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(walk: PageWalk(operation: operation, from: start), read: read)
    }

    /// Reads every page and returns all rows.
    public func all() async throws -> [Row] {
        var rows: [Row] = []
        for try await page in self { rows += page }
        return rows
    }

    /// Reads one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        var walk: PageWalk<Row>
        let read: @Sendable (PagePosition) async throws -> HighLevelPage<Row>

        /// The next page that holds a row, or nil when all were read.
        public mutating func next() async throws -> [Row]? {
            while !walk.isDone {
                let rows = try walk.accept(try await read(walk.position))
                if !rows.isEmpty { return rows }
            }
            return nil
        }
    }
}
