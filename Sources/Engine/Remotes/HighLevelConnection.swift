public import Foundation
public import HighLevel
public import Reconciliation
public import Records

/// HighLevel's contacts as the engine sees them.
public struct HighLevelConnection: RemoteConnection {
    private let client: HighLevelClient
    public let isDryRun: Bool
    public let settleSeconds: Double

    public var kind: RecordKind { .contact }
    /// Well under the hundred calls in ten seconds that HighLevel allows; the client's gate keeps the limit itself.
    public var writeConcurrency: Int { 8 }
    /// A search lags behind writes by a few seconds, and `dateUpdated` tells which is later.
    public var ordersRevisions: Bool { true }

    /// Seconds by which HighLevel's search may lag behind a write. Seen as "a few seconds"; the bound is an assumption.
    public static let assumedSearchLag = 10.0

    /// - Parameter settleSeconds: See ``RemoteConnection/settleSeconds``.
    public init(
        client: HighLevelClient,
        isDryRun: Bool = false,
        settleSeconds: Double = HighLevelConnection.assumedSearchLag
    ) {
        self.client = client
        self.isDryRun = isDryRun
        self.settleSeconds = settleSeconds
    }

    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        var pages = client.contactPages().makeAsyncIterator()
        while let contacts = try await remote({ try await pages.next() })?.contacts {
            try await page(contacts.map(Record.init(contact:)))
        }
    }

    public func read(_ remoteID: String) async throws -> Record? {
        do {
            return Record(contact: try await client.contact(remoteID))
        } catch let error as HighLevelError where error.code == .contactNotFound {
            return nil
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }

    public func find(markers: Set<String>, createdSince moment: Date) async throws -> [String: Record] {
        var found: [String: Record] = [:]
        for chunk in markers.sorted().chunks(of: Self.markersPerSearch) {
            let filter = SearchFilter.any(chunk.map { .equals(field: "source", value: .string($0)) })
            var pages = client.contactPages(filters: [filter], pageSize: 100).makeAsyncIterator()
            while let contacts = try await remote({ try await pages.next() })?.contacts {
                for contact in contacts {
                    if let source = contact.source, markers.contains(source) {
                        found[source] = Record(contact: contact)
                    }
                }
            }
        }
        return found
    }

    private static let markersPerSearch = 20

    public func create(_ write: PlannedWrite) async throws -> Record {
        let draft = ContactCreate(write)
        return try await remote { Record(contact: try await client.createContact(draft)) }
    }

    public func update(_ current: Record, changes: [FieldChange]) async throws -> Record {
        let update = try ContactUpdate(changes, current: current)
        return try await remote { Record(contact: try await client.updateContact(current.id.remoteID, update)) }
    }

    public func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record {
        throw RemoteError(.refused, "contact \(remoteID): HighLevel has no archive for contacts.")
    }

    public func addTags(_ tags: [String], to remoteID: String) async throws -> Record {
        _ = try await remote { try await client.addTags(tags, to: remoteID) }
        return try await remote { Record(contact: try await client.contact(remoteID)) }
    }

    public func ensureTask(_ task: NewTask, marker: String, dueAt: Date, on remoteID: String) async throws {
        let tasks = try await remote { try await client.tasks(of: remoteID) }
        if tasks.contains(where: { $0.body?.contains(marker) == true }) { return }
        let input = TaskCreate(title: task.title, dueDate: dueAt, body: "Made by Tenon for \(marker)")
        _ = try await remote { try await client.createTask(input, for: remoteID) }
    }

    public func createNote(_ body: String, marker: String, on contactID: String, looksFirst: Bool) async throws
        -> Record
    {
        if looksFirst {
            let notes = try await remote { try await client.notes(of: contactID) }
            if let known = notes.first(where: { $0.body?.contains(marker) == true }) {
                return Record(note: known, of: contactID)
            }
        }
        let note = try await remote { try await client.createNote(NoteCreate(body: body), for: contactID) }
        return Record(note: note, of: contactID)
    }

    public func updateNote(_ id: String, body: String, on contactID: String) async throws -> Record {
        var update = NoteUpdate()
        update.body = .set(body)
        do {
            return Record(note: try await client.updateNote(id, of: contactID, update), of: contactID)
        } catch let error as HighLevelError where error.code == .notFound {
            throw RemoteError(.missing, error.message)
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }

    public func ensureField(_ field: NewField) async throws {
        let known = try await remote { try await client.customFieldDefinitions(of: .contact) }
        if known.contains(where: { $0.name == field.name }) { return }
        let draft = CustomFieldDraft(name: field.name, type: CustomFieldType(field.kind), model: .contact)
        do {
            _ = try await client.createCustomField(draft)
        } catch let error as HighLevelError where error.code == .forbidden {
            // Only fields cannot be made with this token; everything else goes on.
            throw RemoteError(.refused, error.message)
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

extension Array {
    fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
