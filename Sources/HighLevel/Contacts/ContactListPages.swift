/// All contacts of a location through the deprecated list, in pages of at most 100.
///
/// Prefer ``ContactPages``: a fifth of the calls, and it exists in every API version.
public struct ContactListPages: AsyncSequence, Sendable {
    /// A page of contacts.
    public typealias Element = ContactListPage

    let client: HighLevelClient
    let pageSize: Int

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, pageSize: pageSize)
    }

    /// Reads one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        let client: HighLevelClient
        let pageSize: Int
        private var cursor: ContactListPage.Cursor?
        private var seen: Set<ContactListPage.Cursor> = []
        private var seenIDs: Set<String> = []
        private var isDone = false

        init(client: HighLevelClient, pageSize: Int) {
            self.client = client
            self.pageSize = pageSize
        }

        /// The next page without contacts that an earlier page had, or nil when all were read; throws on a cursor that
        /// came twice.
        public mutating func next() async throws -> ContactListPage? {
            guard !isDone else { return nil }
            var page = try await client.listContacts(limit: pageSize, after: cursor)
            let count = page.contacts.count
            page.contacts = page.contacts.filter { seenIDs.insert($0.id).inserted }
            guard let next = page.next, count > 0 else {
                isDone = true
                return page.contacts.isEmpty ? nil : page
            }
            guard seen.insert(next).inserted else {
                throw HighLevelError(
                    .incompleteRead,
                    operation: "listContacts",
                    message:
                        "Listing contacts stopped: the same page came twice. Discard what was read and start again."
                )
            }
            cursor = next
            return page
        }
    }
}
