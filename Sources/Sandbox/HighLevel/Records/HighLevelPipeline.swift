/// A pipeline of opportunities with its stages in order.
struct HighLevelPipeline: Sendable, Codable, Equatable {
    /// One column of the board; its id is a UUID (example of the official spec).
    struct Stage: Sendable, Codable, Equatable {
        var id: String
        var name: String
    }

    var id: String
    var name: String
    var stages: [Stage]

    func shape(location: String, version: HighLevelVersion) -> HighLevelValue {
        let stages = stages.enumerated().map { position, stage in
            [
                "id": .string(stage.id), "name": .string(stage.name), "position": .integer(Int64(position)),
                "showInFunnel": true, "showInPieChart": true,
            ] as HighLevelValue
        }
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("name", name)
        members.append(.init(name: "stages", value: .array(stages)))
        members.append(.init(name: "showInFunnel", value: true))
        members.append(.init(name: "showInPieChart", value: true))
        members.add("locationId", location)
        if version == .v3 { members.append(.init(name: "useOpportunityProbability", value: false)) }
        members.append(.init(name: "colorRenderMode", value: "none"))
        return .object(members)
    }
}
