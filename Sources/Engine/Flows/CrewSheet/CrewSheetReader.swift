import Foundation
import HighLevel
public import Records

/// What the crew's sheet reads that is no list of records.
public protocol CrewSheetReader: Sendable {
    /// All notes on the contact.
    ///
    /// - Throws: ``RemoteError``.
    func notes(of contactID: String) async throws -> [Record]

    /// The name of the location's time zone, such as `America/Chicago`; nil when it names none.
    ///
    /// - Throws: ``RemoteError``.
    func timeZone() async throws -> String?
}

/// The same in HighLevel.
struct HighLevelCrewSheetReader: CrewSheetReader {
    private let client: HighLevelClient

    /// - Parameter client: Its calls are made as background work, after those that people or events wait for.
    init(client: HighLevelClient) { self.client = client.prioritized(.background) }

    func notes(of contactID: String) async throws -> [Record] {
        do {
            return try await client.notes(of: contactID).map { Record(note: $0, of: contactID) }
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }

    func timeZone() async throws -> String? {
        do {
            return try await client.location().timezone
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }
}
