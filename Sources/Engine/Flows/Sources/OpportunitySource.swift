public import HighLevel
public import Records

/// Every opportunity of the location, in whatever state it is.
public struct OpportunitySource: RecordSource {
    private let client: HighLevelClient

    public var kind: RecordKind { .opportunity }

    public init(client: HighLevelClient) { self.client = client }

    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        let pipelines = try await remote { try await client.pipelines() }
        var pages = client.opportunityPages(OpportunityQuery(status: .all)).makeAsyncIterator()
        while let opportunities = try await remote({ try await pages.next() }) {
            try await page(opportunities.map { Record(opportunity: $0, pipelines: pipelines) })
        }
    }

    public func read(_ remoteID: String) async throws -> Record? {
        do {
            let opportunity = try await client.opportunity(remoteID)
            return Record(opportunity: opportunity, pipelines: try await client.pipelines())
        } catch let error as HighLevelError where error.code == .notFound {
            return nil
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }

    private func remote<Result>(_ call: () async throws -> Result) async throws -> Result {
        do {
            return try await call()
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }
}
