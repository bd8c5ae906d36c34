/// A pipeline: the row of stages that opportunities go through.
public struct Pipeline: Sendable, Hashable, Identifiable {
    /// A stage.
    public struct Stage: Sendable, Hashable, Identifiable {
        /// The id.
        public var id: String
        /// The name.
        public var name: String?
        /// Its place in the row.
        public var position: Int?

        /// Makes a stage; mostly for tests.
        public init(id: String, name: String? = nil, position: Int? = nil) {
            self.id = id
            self.name = name
            self.position = position
        }
    }

    /// The id.
    public var id: String
    /// The name.
    public var name: String?
    /// The location it belongs to.
    public var locationID: String?
    /// The stages in their order.
    public var stages: [Stage]

    /// Makes a pipeline; mostly for tests, as pipelines are read and not made.
    public init(id: String, name: String? = nil, stages: [Stage] = []) {
        self.id = id
        self.name = name
        self.stages = stages
    }
}

extension Pipeline: Decodable {
    /// Reads a pipeline. The official spec does not say what a stage holds; id, name and position are an assumption.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"), name: try fields.first(of: "name"))
        locationID = try fields.first(of: "locationId")
        let read: [Stage] = try fields.first(of: "stages") ?? []
        let places = read.enumerated().map { (place: $0.element.position ?? $0.offset, index: $0.offset) }
        stages = places.sorted { $0 < $1 }.map { read[$0.index] }
    }
}

extension Pipeline.Stage: Decodable {
    /// Reads a stage.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        id = try fields.decode(String.self, forKey: "id")
        name = try fields.first(of: "name")
        position = try fields.first(of: "position")
    }
}
