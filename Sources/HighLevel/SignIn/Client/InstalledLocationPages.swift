import NIOHTTP1

/// The locations of an agency, in pages that are read as they are asked for. Needs the scope `oauth.readonly`.
///
/// Every failure throws, so a loop that ended has seen all of them.
public struct InstalledLocationPages: AsyncSequence, Sendable {
    /// A page of locations.
    public typealias Element = [InstalledLocation]

    let client: OAuthClient
    let tokens: any TokenSource
    let companyID: String
    let isInstalled: Bool?
    let pageSize: Int

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: self) }

    /// Reads one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        let pages: InstalledLocationPages
        private var skip = 0
        private var pageToken: String?
        private var seen: Set<String> = []
        private var isDone = false

        init(pages: InstalledLocationPages) { self.pages = pages }

        /// The next page, or nil when all were read; throws when a page comes twice.
        public mutating func next() async throws -> [InstalledLocation]? {
            guard !isDone else { return nil }
            let reply = try await pages.read(skip: skip, pageToken: pageToken)
            let new = reply.locations.filter { seen.insert($0.id).inserted }
            guard new.count == reply.locations.count else { throw Self.repeated }
            skip += reply.locations.count
            pageToken = reply.nextPageToken
            isDone = reply.locations.isEmpty || !reply.hasNext(after: skip, pageSize: pages.pageSize)
            return new.isEmpty ? nil : new
        }

        private static var repeated: HighLevelError {
            HighLevelError(
                .incompleteRead,
                operation: "listInstalledLocations",
                message: "Listing locations stopped: one came twice. Discard what was read and start again."
            )
        }
    }
}

extension OAuthClient {
    /// The locations of an agency with whether this app is installed there.
    ///
    /// - Parameters:
    ///   - isInstalled: only those where it is, or is not; all when nil.
    ///   - tokens: gives the agency's token, such as an ``OAuthTokenSource`` that signed in as an agency.
    ///   - pageSize: 1...100.
    public func installedLocations(
        companyID: String,
        isInstalled: Bool? = nil,
        tokens: any TokenSource,
        pageSize: Int = 100
    ) -> InstalledLocationPages {
        InstalledLocationPages(
            client: self,
            tokens: tokens,
            companyID: companyID,
            isInstalled: isInstalled,
            pageSize: min(max(pageSize, 1), 100)
        )
    }
}

extension InstalledLocationPages {
    fileprivate func read(skip: Int, pageToken: String?) async throws -> InstalledLocationsReply {
        let app: [(name: String, value: String)] = [("companyId", companyID), ("appId", client.app.appID)]
        let filter: [(name: String, value: String)] = isInstalled.map { [("isInstalled", String($0))] } ?? []
        let page = client.dialect.installedLocationsPage(size: pageSize, skip: skip, pageToken: pageToken)
        let endpoint = Endpoint(
            "listInstalledLocations",
            .GET,
            ["oauth", client.dialect.installedLocationsPath],
            kind: .read,
            scope: "oauth.readonly",
            subject: "the locations of company \(companyID)",
            query: app + filter + page
        )
        let reply = try await tokens.withToken(for: endpoint.operation, scopes: endpoint.scopes) {
            try await client.exchange.send(endpoint, contentType: .json, token: $0)
        }
        return try client.exchange.decode(InstalledLocationsReply.self, from: reply, of: endpoint)
    }
}

/// A page as it comes: `locations` and `count` in v2, `items` and `pagination` in v3 (official spec).
struct InstalledLocationsReply: Decodable {
    let locations: [InstalledLocation]
    let total: Int?
    let nextPageToken: String?
    let hasNextPage: Bool?

    private enum CodingKeys: String, CodingKey { case locations, items, count, pagination }
    private struct Pagination: Decodable {
        let hasNextPage: Bool?
        let nextPageToken: String?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let pagination = try container.decodeIfPresent(Pagination.self, forKey: .pagination)
        let key: CodingKeys = container.contains(.items) ? .items : .locations
        locations = try container.decode([InstalledLocation].self, forKey: key)
        total = (try? container.decode(Double.self, forKey: .count)).flatMap { Int(exactly: $0) }
        nextPageToken = pagination?.nextPageToken
        hasNextPage = pagination?.hasNextPage
    }

    /// Whether there is more. A page of v2 that is full is followed by another try, since its `count` may be that of all
    /// the agency's locations rather than of those that match.
    func hasNext(after read: Int, pageSize: Int) -> Bool {
        if let hasNextPage { return hasNextPage && nextPageToken != nil }
        return locations.count >= pageSize && read != total
    }
}
