extension HighLevelClient: WebhookLookup {
    /// Looks for tasks with the location-wide task search.
    public func tasks(matching question: TaskQuestion) async throws -> [ContactTask] {
        let query = LocationTaskQuery(assignedTo: question.assignedTo.map { [$0] } ?? [], text: question.text)
        return try await locationTasks(query, pageSize: question.limit, at: .skip(question.skip)).rows
    }
}
