/// Completes events that live traffic sends without members the documents promise, by reading them.
///
/// A live `TaskCreate` lacks contact and body (public issue 332): the contact is found by a search over the location's
/// tasks, narrowed by title and user first, since the service cannot be asked for a task by its id alone. A live note
/// lacks user and title (public issue 312). Other events pass unchanged, without a call.
///
/// ```swift
/// let completion = try await WebhookCompleter(client).complete(event)
/// for missing in completion.missing { logger.info("…", metadata: ["member": "\(missing.member)"]) }
/// ```
public struct WebhookCompleter: Sendable {
    private let lookup: any WebhookLookup
    private let maximumCalls: Int
    private let pageSize: Int

    /// Makes a completer.
    ///
    /// - Parameters:
    ///   - maximumCalls: how many pages of tasks are read in search of one, at least 1; 5 unless told otherwise.
    ///   - pageSize: how many tasks a page has, at least 1; 100 unless told otherwise.
    public init(_ lookup: any WebhookLookup, maximumCalls: Int = 5, pageSize: Int = 100) {
        self.lookup = lookup
        self.maximumCalls = max(1, maximumCalls)
        self.pageSize = max(1, pageSize)
    }

    /// The event with what could be read. A failed read is in the account and throws nothing; a member that was read and
    /// has no value is in neither of its lists.
    ///
    /// - Throws: `CancellationError`, and what else is no ``HighLevelError``.
    public func complete(_ event: WebhookEvent) async throws -> WebhookCompletion {
        switch event.payload {
        case .task(let task): try await complete(task, of: event)
        case .note(let note): try await complete(note, of: event)
        default: WebhookCompletion(event)
        }
    }

    /// The value of a read, or why there is none.
    private func read<Value: Sendable>(
        _ body: () async throws -> Value?
    ) async throws -> Result<Value, Unread> {
        do {
            guard let value = try await body() else { return .failure(Unread(reason: .notFound)) }
            return .success(value)
        } catch let error as HighLevelError where [.contactNotFound, .notFound].contains(error.code) {
            return .failure(Unread(reason: .gone))
        } catch let error as HighLevelError {
            return .failure(Unread(reason: .failed(error)))
        }
    }

    private struct Unread: Error {
        let reason: WebhookCompletion.Reason
    }
}

// MARK: - Notes

extension WebhookCompleter {
    private func complete(_ note: WebhookNote, of event: WebhookEvent) async throws -> WebhookCompletion {
        var completion = WebhookCompletion(event)
        let members = [(note.userID, "userId"), (note.title, "title")].filter { $0.0 == nil }.map(\.1)
        guard !members.isEmpty else { return completion }
        guard event.kind != .noteDelete else {
            completion.miss(members, .deleted)
            return completion
        }
        guard let id = note.id, let contactID = note.contactID else {
            completion.miss(members, .unidentified)
            return completion
        }
        completion.calls = 1
        switch try await read({ try await lookup.note(id, of: contactID) }) {
        case .failure(let unread): completion.miss(members, unread.reason)
        case .success(let found):
            var note = note
            completion.fill(&note.userID, "userId", from: found.userID)
            completion.fill(&note.title, "title", from: found.title)
            completion.event.payload = .note(note)
        }
        return completion
    }
}

// MARK: - Tasks

extension WebhookCompleter {
    private func complete(_ task: WebhookTask, of event: WebhookEvent) async throws -> WebhookCompletion {
        var completion = WebhookCompletion(event)
        let members = [(task.contactID, "contactId"), (task.body, "body")].filter { $0.0 == nil }.map(\.1)
        guard !members.isEmpty else { return completion }
        guard event.kind != .taskDelete else {
            completion.miss(members, .deleted)
            return completion
        }
        guard let id = task.id else {
            completion.miss(members, .unidentified)
            return completion
        }
        var task = task
        if task.contactID == nil {
            let found = try await read { try await search(for: id, like: task, calls: &completion.calls) }
            switch found {
            case .failure(let unread):
                completion.miss(members, unread.reason)
                return completion
            case .success(let found): completion.fill(&task, from: found)
            }
        }
        try await readBody(of: &task, id: id, into: &completion)
        completion.event.payload = .task(task)
        return completion
    }

    /// What a search shows of a task is not documented, so a body it does not show is read from the task itself.
    private func readBody(of task: inout WebhookTask, id: String, into completion: inout WebhookCompletion) async throws
    {
        guard task.body == nil, let contactID = task.contactID else { return }
        completion.calls += 1
        switch try await read({ try await lookup.task(id, of: contactID) }) {
        case .failure(let unread): completion.miss(["body"], unread.reason)
        case .success(let found): completion.fill(&task, from: found)
        }
    }

    /// Reads pages until the task is there with its contact: first those like it, then, as it may have been renamed or
    /// given to another since, all. Nil when there are no more, or no more are allowed.
    private func search(for id: String, like task: WebhookTask, calls: inout Int) async throws -> ContactTask? {
        var questions = [TaskQuestion(limit: pageSize)]
        let title = task.title?.trimmed.isEmpty == false ? task.title : nil
        if title != nil || task.assignedTo != nil {
            questions.insert(TaskQuestion(text: title, assignedTo: task.assignedTo, limit: pageSize), at: 0)
        }
        for var question in questions {
            while calls < maximumCalls {
                calls += 1
                let page = try await lookup.tasks(matching: question)
                if let found = page.first(where: { $0.id == id && $0.contactID != nil }) { return found }
                guard page.count >= pageSize else { break }
                question.skip += page.count
            }
        }
        return nil
    }
}

extension WebhookCompletion {
    fileprivate mutating func fill(_ task: inout WebhookTask, from found: ContactTask) {
        fill(&task.contactID, "contactId", from: found.contactID)
        fill(&task.body, "body", from: found.body)
        fill(&task.title, "title", from: found.title)
        fill(&task.assignedTo, "assignedTo", from: found.assignedTo)
        fill(&task.dueDate, "dueDate", from: found.dueDate)
    }
}
