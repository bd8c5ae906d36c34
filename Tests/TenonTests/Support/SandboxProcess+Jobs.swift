import Foundation
import Testing

/// Opportunities and what they become.
extension SandboxProcess {
    private var location: String { highLevelSettings()["TENON_HIGHLEVEL_LOCATION"] ?? "" }

    /// The opportunities in the state, up to a hundred.
    func opportunities(_ status: String) async throws -> [[String: Any]] {
        let path = "/opportunities/search?location_id=\(location)&limit=100&status=\(status)"
        let reply = try await highLevel("GET", path)
        return try #require(reply["opportunities"] as? [[String: Any]], "\(reply)")
    }

    /// The id of an opportunity's custom field.
    func opportunityField(_ key: String) async throws -> String {
        let reply = try await highLevel("GET", "/locations/\(location)/customFields?model=opportunity")
        let fields = try #require(reply["customFields"] as? [[String: Any]], "\(reply)")
        return try #require(fields.first { $0["fieldKey"] as? String == key }?["id"] as? String, "\(fields)")
    }

    /// A stage by its name, with its pipeline.
    func stage(_ stage: String, of pipeline: String) async throws -> (pipeline: String, stage: String) {
        let reply = try await highLevel("GET", "/opportunities/pipelines?locationId=\(location)")
        let pipelines = try #require(reply["pipelines"] as? [[String: Any]], "\(reply)")
        let found = try #require(pipelines.first { $0["name"] as? String == pipeline }, "\(pipelines)")
        let stages = try #require(found["stages"] as? [[String: Any]])
        return (
            try #require(found["id"] as? String),
            try #require(stages.first { $0["name"] as? String == stage }?["id"] as? String)
        )
    }

    /// Makes an open opportunity and returns its id.
    func createOpportunity(
        _ name: String,
        with contact: String,
        at place: (pipeline: String, stage: String),
        number: String
    ) async throws -> String {
        let body: [String: Any] = [
            "name": name, "contactId": contact, "locationId": location, "pipelineId": place.pipeline,
            "pipelineStageId": place.stage, "status": "open",
            "customFields": [["id": try await opportunityField("opportunity.job_number"), "field_value": number]],
        ]
        let reply = try await highLevel("POST", "/opportunities/", body)
        let opportunity = try #require(reply["opportunity"] as? [String: Any], "\(reply)")
        return try #require(opportunity["id"] as? String)
    }

    /// Every project below a root project, up to 500.
    func subProjects() async throws -> [[String: Any]] { try await projects(depth: 2) }

    /// Every root project with its number, up to 500.
    func projectsWithNumber() async throws -> [[String: Any]] { try await projects(depth: 1) }

    private func projects(depth: Int) async throws -> [[String: Any]] {
        let query = """
            query ($depth: Int!) { projects(filter: {depth: {equal: $depth}}, first: 500) {
              id title archivedOn parentProjectId projectInfo { number additionalInfo } } }
            """
        return try #require(try await graphQL(query, ["depth": depth])["projects"] as? [[String: Any]])
    }
}
