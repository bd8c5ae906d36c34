/// All contacts of a location in pages, read as they are asked for.
///
/// The sequence ends only when all pages were read; every failure throws, so a loop that ended has seen everything.
///
/// ```swift
/// for try await page in client.contactPages() {
///     for contact in page.contacts { print(contact.id) }
/// }
/// ```
public struct ContactPages: AsyncSequence, Sendable {
    /// A page of contacts.
    public typealias Element = SearchPage

    let client: HighLevelClient
    let request: SearchRequest

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, cursor: SearchCursor(request))
    }

    /// Reads one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        let client: HighLevelClient
        var cursor: SearchCursor

        /// The next page that holds a contact, or nil when all were read.
        public mutating func next() async throws -> SearchPage? {
            while !cursor.isDone {
                let page = try cursor.accept(try await client.searchContacts(cursor.request))
                if !page.contacts.isEmpty { return page }
            }
            return nil
        }
    }
}
