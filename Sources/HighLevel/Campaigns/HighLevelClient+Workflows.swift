public import Foundation
import NIOHTTP1

extension HighLevelClient {
    /// Puts a contact into a workflow.
    ///
    /// - Parameters:
    ///   - start: the time of the event that the workflow's waits count from; sent with whole seconds.
    ///   - zone: whose offset is written with the start; the point in time is the same in every zone.
    public func addContact(
        _ contactID: String,
        toWorkflow workflowID: String,
        eventStart start: Date? = nil,
        in zone: TimeZone = .gmt
    ) async throws {
        try await changeWorkflow("addToWorkflow", .POST, contactID, workflowID, start, zone)
    }

    /// Takes a contact out of a workflow.
    public func removeContact(
        _ contactID: String,
        fromWorkflow workflowID: String,
        eventStart start: Date? = nil,
        in zone: TimeZone = .gmt
    ) async throws {
        try await changeWorkflow("removeFromWorkflow", .DELETE, contactID, workflowID, start, zone)
    }

    private func changeWorkflow(
        _ operation: String,
        _ method: HTTPMethod,
        _ contactID: String,
        _ workflowID: String,
        _ start: Date?,
        _ zone: TimeZone
    ) async throws {
        var fields: [String: String] = [:]
        if let start { fields["eventStartTime"] = HighLevelDate.format(start, in: zone) }
        let contact = try checked(contactID, "contact", in: operation)
        let endpoint = Endpoint(
            operation,
            method,
            ["contacts", contact, "workflow", try checked(workflowID, "workflow", in: operation)],
            kind: .write,
            scope: Scopes.writeContacts,
            subject: "workflow \(workflowID) of contact \(contactID)",
            // The service wants a body with either method, empty or not (official spec).
            body: try body(fields)
        )
        _ = try await call(endpoint, as: Acknowledgement.self)
    }
}
