public import Busybusy
public import Records

/// busybusy's employees, those in use and the archived ones.
public struct MemberSource: RecordSource {
    private let client: BusybusyClient

    public var kind: RecordKind { .member }

    public init(client: BusybusyClient) { self.client = client }

    /// Reads those in use and then the archived ones: whether a read without that filter shows both is unknown.
    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        for isArchived in [false, true] {
            var pages = client.memberPages(filter: MemberFilter(isArchived: isArchived)).makeAsyncIterator()
            while let members = try await RemoteError.explaining({ try await pages.next() }) {
                try await page(members.filter { $0.deletedOn == nil }.map(Record.init(member:)))
            }
        }
    }

    public func read(_ remoteID: String) async throws -> Record? {
        try await RemoteError.explaining {
            var pages = client.memberPages(filter: MemberFilter(ids: [remoteID]), pageSize: 2).makeAsyncIterator()
            while let members = try await pages.next() {
                if let member = members.first(where: { $0.id == remoteID }) {
                    return member.deletedOn == nil ? Record(member: member) : nil
                }
            }
            return nil
        }
    }
}
