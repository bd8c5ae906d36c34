import NIOHTTP1

extension HighLevelClient {
    /// One page of the tasks of all contacts of the location.
    ///
    /// This is how changed tasks are found: there is no event for a task that was edited.
    ///
    /// - Parameters:
    ///   - pageSize: 1 to 100; the service names no largest size (assumption).
    ///   - position: `.skip(0)`, or `next` of the page before.
    public func locationTasks(
        _ query: LocationTaskQuery = LocationTaskQuery(),
        pageSize: Int = 100,
        at position: PagePosition = .skip(0)
    ) async throws -> HighLevelPage<ContactTask> {
        let name = "searchLocationTasks"
        let limit = try checked(pageSize: pageSize, upTo: 100, in: name)
        let skip = try skipped(position, in: name)
        let endpoint = Endpoint(
            name,
            .POST,
            ["locations", configuration.locationID, "tasks", "search"],
            kind: .read,
            scope: Scopes.readLocationTasks,
            subject: "tasks of the location",
            body: try body(LocationTaskBody(query: query, limit: limit, skip: skip))
        )
        let reply = try await call(endpoint, as: LocationTasksReply.self)
        return HighLevelPage(rows: reply.tasks, total: reply.total, skipped: skip, pageSize: limit)
    }

    /// The tasks of all contacts of the location, page by page.
    public func locationTaskPages(
        _ query: LocationTaskQuery = LocationTaskQuery(),
        pageSize: Int = 100
    ) -> HighLevelPages<ContactTask> {
        HighLevelPages(operation: "searchLocationTasks", start: .skip(0)) {
            try await locationTasks(query, pageSize: pageSize, at: $0)
        }
    }

    private struct LocationTasksReply: Decodable {
        let tasks: [ContactTask]
        let total: Int?
    }
}
