import Foundation
import NIOHTTP1

extension HighLevelClient {
    /// The pipelines of the location with their stages.
    public func pipelines() async throws -> [Pipeline] {
        let endpoint = Endpoint(
            "listPipelines",
            .GET,
            ["opportunities", "pipelines"],
            kind: .read,
            scope: Scopes.readOpportunities,
            subject: "pipelines",
            query: locationQuery().items
        )
        return try await call(endpoint, as: PipelinesReply.self).pipelines
    }

    /// One opportunity.
    public func opportunity(_ id: String) async throws -> Opportunity {
        try await call(try opportunityEndpoint("getOpportunity", .GET, id, kind: .read), as: OpportunityReply.self)
            .opportunity
    }

    /// Makes an opportunity.
    ///
    /// - Throws: ``HighLevelError``; with effect `.unclear` look by contact and name before trying again.
    public func createOpportunity(_ opportunity: OpportunityCreate) async throws -> Opportunity {
        let name = "createOpportunity"
        try checkForecast(opportunity.usesForecast, in: name)
        let body = try body(OpportunityCreateBody(input: opportunity, locationID: configuration.locationID))
        let endpoint = Endpoint(
            name,
            .POST,
            ["opportunities", ""],
            kind: .write,
            scope: Scopes.writeOpportunities,
            subject: "new opportunity",
            body: body
        )
        return try await call(endpoint, as: OpportunityReply.self).opportunity
    }

    /// Changes the named fields of an opportunity and returns it as it is now.
    public func updateOpportunity(_ id: String, _ update: OpportunityUpdate) async throws -> Opportunity {
        let name = "updateOpportunity"
        try checkForecast(update.usesForecast, in: name)
        let endpoint = try opportunityEndpoint(name, .PUT, id, kind: .write, body: try body(update))
        return try await call(endpoint, as: OpportunityReply.self).opportunity
    }

    /// Gives an opportunity another state.
    ///
    /// - Parameter lostReasonID: why it was lost.
    public func setStatus(
        _ status: OpportunityStatus,
        ofOpportunity id: String,
        lostReasonID: String? = nil
    ) async throws {
        var fields = ["status": status.rawValue]
        fields["lostReasonId"] = lostReasonID
        let endpoint = try opportunityEndpoint(
            "setOpportunityStatus",
            .PUT,
            id,
            "status",
            kind: .write,
            body: try body(fields)
        )
        _ = try await call(endpoint, as: Acknowledgement.self)
    }

    /// Makes an opportunity, or changes the one whose id is given.
    public func upsertOpportunity(_ opportunity: OpportunityUpsert) async throws -> OpportunityUpsertResult {
        let endpoint = Endpoint(
            "upsertOpportunity",
            .POST,
            ["opportunities", "upsert"],
            kind: .write,
            scope: Scopes.writeOpportunities,
            subject: opportunity.id.map { "opportunity \($0)" } ?? "new opportunity",
            body: try body(OpportunityUpsertBody(input: opportunity, locationID: configuration.locationID))
        )
        return try await call(endpoint)
    }

    /// Deletes an opportunity.
    public func deleteOpportunity(_ id: String) async throws {
        let endpoint = try opportunityEndpoint("deleteOpportunity", .DELETE, id, kind: .write)
        _ = try await call(endpoint, as: Acknowledgement.self)
    }

    /// v2 has no place for a forecast; sent nevertheless it would be refused or dropped.
    private func checkForecast(_ isUsed: Bool, in operation: String) throws {
        guard !isUsed || configuration.dialect.hasForecast else {
            throw refused(operation, "Expected close day and probability exist in v3 only. Leave them out, or use v3.")
        }
    }

    private func opportunityEndpoint(
        _ operation: String,
        _ method: HTTPMethod,
        _ id: String,
        _ suffix: String? = nil,
        kind: Endpoint.Kind,
        body: Data? = nil
    ) throws -> Endpoint {
        var path = ["opportunities", try checked(id, "opportunity", in: operation)]
        if let suffix { path.append(suffix) }
        return Endpoint(
            operation,
            method,
            path,
            kind: kind,
            scope: kind == .read ? Scopes.readOpportunities : Scopes.writeOpportunities,
            subject: "opportunity \(id)",
            body: body
        )
    }

    private struct PipelinesReply: Decodable { let pipelines: [Pipeline] }
    private struct OpportunityReply: Decodable { let opportunity: Opportunity }
}
