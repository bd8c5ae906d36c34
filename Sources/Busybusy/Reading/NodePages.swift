/// A list in pages, read as they are asked for.
///
/// The sequence ends only when all pages were read; every failure throws, so a loop that ended has seen everything the
/// key may see. A page that takes too long or fails on the server is asked for again at half the size, down to 25.
///
/// ```swift
/// for try await page in client.projectPages(filter: .roots) {
///     for project in page { print(project.id) }
/// }
/// ```
public struct NodePages<Node: PagedNode>: AsyncSequence, Sendable {
    /// A page: nodes that no earlier page had.
    public typealias Element = [Node]

    let pageSize: Int
    let operation: String
    let read: @Sendable (_ first: Int, _ after: String?, _ mayShrink: Bool) async throws -> [Node]
    let pause: @Sendable (_ attempt: Int) async throws -> Void

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: self, cursor: NodeCursor(pageSize: pageSize))
    }

    /// Reads one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        let pages: NodePages
        var cursor: NodeCursor<Node>
        private var shrinks = 0

        init(pages: NodePages, cursor: NodeCursor<Node>) {
            self.pages = pages
            self.cursor = cursor
        }

        /// The next page that holds a node, or nil when all were read.
        public mutating func next() async throws -> [Node]? {
            while !cursor.isDone {
                let fresh = try cursor.accept(try await page(), operation: pages.operation)
                if !fresh.isEmpty { return fresh }
            }
            return nil
        }

        private mutating func page() async throws -> [Node] {
            while true {
                do {
                    return try await pages.read(cursor.pageSize, cursor.after, cursor.canShrink)
                } catch let error as BusybusyError where error.suggestsSmallerPage && cursor.canShrink {
                    cursor.shrink()
                    try await pages.pause(shrinks)
                    shrinks += 1
                }
            }
        }
    }
}

/// Projects in pages.
public typealias ProjectPages = NodePages<Project>
/// Members in pages.
public typealias MemberPages = NodePages<Member>
