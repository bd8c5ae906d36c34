/// Walks through the pages of a search. Pure: pages are passed in.
///
/// The walk ends on an empty page, or on one that is shorter than asked once as many contacts came as the service
/// counts. Anything else that stops it is an error, so that a walk that ended is complete.
struct SearchCursor: Sendable {
    private(set) var request: SearchRequest
    private(set) var isDone = false
    private var seenCursors: Set<[JSONValue]> = []
    private var seenIDs: Set<String> = []

    init(_ request: SearchRequest) { self.request = request }

    /// Takes a page in and returns it without contacts that an earlier page had.
    mutating func accept(_ page: SearchPage) throws(HighLevelError) -> SearchPage {
        var fresh = page
        fresh.contacts = page.contacts.filter { seenIDs.insert($0.id).inserted }
        let isShort = page.contacts.count < request.pageSize
        if page.contacts.isEmpty || (isShort && seenIDs.count >= page.total ?? 0) {
            isDone = true
            return fresh
        }
        guard let cursor = page.searchAfter, !cursor.isEmpty else {
            throw Self.incomplete("the last contact of a page has no searchAfter")
        }
        guard seenCursors.insert(cursor).inserted else {
            throw Self.incomplete("the same searchAfter came twice")
        }
        request.position = .after(cursor)
        return fresh
    }

    private static func incomplete(_ cause: String) -> HighLevelError {
        HighLevelError(
            .incompleteRead,
            operation: "searchContacts",
            message: "Reading all contacts stopped: \(cause). Discard what was read and start again."
        )
    }
}
