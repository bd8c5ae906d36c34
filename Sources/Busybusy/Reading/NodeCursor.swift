/// A node of a list: an id, and the place to go on from.
public protocol PagedNode: Decodable, Sendable {
    /// The id.
    var id: String { get }
    /// The place in the list.
    var cursor: String? { get }
}

extension Project: PagedNode {}
extension Member: PagedNode {}
extension CostCode: PagedNode {}
extension Equipment: PagedNode {}
extension BudgetHours: PagedNode {}
extension BudgetCost: PagedNode {}
extension ProgressBudget: PagedNode {}
extension TimeEntry: PagedNode {}

/// Walks through the pages of a list. Pure: pages are passed in.
///
/// The walk ends on an empty page, or when the last node of a page has no cursor. A page that is shorter than asked does
/// not end it: the server's own maximum is unknown, and a server that caps pages at 100 answers every request for 500
/// with 100. That costs one call more per walk (10,000 nodes at 500 a page take 21 calls) and never loses a node.
struct NodeCursor<Node: PagedNode>: Sendable {
    /// The smallest page that is asked for.
    static var smallestPage: Int { 25 }

    private(set) var pageSize: Int
    private(set) var after: String?
    private(set) var isDone = false
    private var seenCursors: Set<String> = []
    private var seenIDs = SeenIDs()

    init(pageSize: Int) { self.pageSize = pageSize }

    /// Whether a smaller page can still be asked for.
    var canShrink: Bool { pageSize > Self.smallestPage }

    /// Asks for half as much from the same place on.
    mutating func shrink() { pageSize = max(min(pageSize, Self.smallestPage), pageSize / 2) }

    /// Takes a page in and returns its nodes without those that an earlier page had.
    mutating func accept(_ page: [Node], operation: String) throws(BusybusyError) -> [Node] {
        let fresh = page.filter { seenIDs.insert($0.id) }
        guard let cursor = page.last?.cursor, !cursor.isEmpty else {
            isDone = true
            return fresh
        }
        guard seenCursors.insert(cursor).inserted else {
            throw BusybusyError(
                .incompleteRead,
                operation: operation,
                message:
                    "Reading \(operation) stopped: the same cursor came twice. Discard what was read and start again."
            )
        }
        after = cursor
        return fresh
    }
}
