import Foundation
import HighLevel
import Mapping
import Records

/// The location's tasks that a crew's sheet may show: open ones, and on demand those that are done and not long past their
/// day.
///
/// A task that is done says nothing of when; its due day has to stand in for that.
struct TaskSource: RecordSource {
    private let client: HighLevelClient
    private let rule: CrewSheetRule
    private let now: @Sendable () -> Date

    var kind: RecordKind { .task }
    /// Every task that is done leaves the list.
    var losesRowsDaily: Bool { true }

    init(client: HighLevelClient, rule: CrewSheetRule, now: @escaping @Sendable () -> Date) {
        self.client = client.prioritized(.background)
        self.rule = rule
        self.now = now
    }

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        // Without a condition where both are wanted: a task that is done between two lists would be in neither.
        let query = LocationTaskQuery(isCompleted: rule.tasks == .all ? nil : false)
        var pages = client.locationTaskPages(query).makeAsyncIterator()
        while let tasks = try await remote({ try await pages.next() }) {
            try await page(tasks.filter(isListed).compactMap { Record(task: $0, of: $0.contactID) })
        }
    }

    /// Looks through the tasks of its contact: what is answered for an unknown task is not published.
    func read(_ remoteID: String) async throws -> Record? {
        let contactID = String(remoteID.prefix { $0 != "/" })
        do {
            let tasks = try await client.tasks(of: contactID).filter(isListed)
            return tasks.compactMap { Record(task: $0, of: contactID) }.first { $0.id.remoteID == remoteID }
        } catch let error as HighLevelError where error.code == .contactNotFound {
            return nil
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }

    private func isListed(_ task: ContactTask) -> Bool {
        guard task.isCompleted else { return true }
        guard rule.tasks == .all, let due = task.dueDate else { return false }
        return due >= now().addingTimeInterval(-Double(rule.doneDays) * 86_400)
    }

    private func remote<Result>(_ call: () async throws -> Result) async throws -> Result {
        do {
            return try await call()
        } catch let error as HighLevelError {
            throw RemoteError(error)
        }
    }
}
