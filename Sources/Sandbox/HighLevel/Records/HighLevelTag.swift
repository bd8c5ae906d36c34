/// A tag that the location knows, whether a contact has it or not.
struct HighLevelTag: Sendable, Codable, Equatable {
    var id: String
    /// Lower-cased
    var name: String

    init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// A tag that came with a contact; its id follows from its name, so that no other id depends on it.
    init(name: String) {
        var random = PopulationRandom(seed: 0, stream: "location-tag " + name)
        self.init(id: random.alphanumeric(20), name: name)
    }

    func shape(location: String) -> HighLevelValue {
        ["id": .string(id), "name": .string(name), "locationId": .string(location)]
    }
}
