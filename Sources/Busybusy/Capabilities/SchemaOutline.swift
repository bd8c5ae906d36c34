/// The part of an introspected schema that can be checked against: names of types, fields, arguments and input fields.
struct SchemaOutline: Sendable, Hashable {
    /// A field or input field with its named type, without list and non-null marks.
    struct Field: Sendable, Hashable {
        let type: String
        var arguments: [String: String] = [:]
    }

    let queryType: String
    let mutationType: String?
    /// The fields of object types and the input fields of input types, by type and name.
    let types: [String: [String: Field]]

    /// The names of all mutations.
    var mutations: [String] { (mutationType.flatMap { types[$0] } ?? [:]).keys.sorted() }

    /// A mutation as one would write it: `saveProject(input: SaveProject)`.
    func signature(ofMutation name: String) -> String {
        let arguments = mutationType.flatMap { types[$0]?[name]?.arguments } ?? [:]
        guard !arguments.isEmpty else { return name }
        return name + "("
            + arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
            + ")"
    }
}

extension SchemaOutline: Decodable {
    private struct Named: Decodable { let name: String? }

    private struct TypeReference: Decodable {
        let name: String?
        let ofType: Indirect?

        var named: String { name ?? ofType?.value.named ?? "" }

        final class Indirect: Decodable, Sendable {
            let value: TypeReference
            init(from decoder: any Decoder) throws { value = try TypeReference(from: decoder) }
        }
    }

    private struct Member: Decodable {
        let name: String
        let type: TypeReference
        let args: [Member]?
    }

    private struct TypeBody: Decodable {
        let name: String?
        let fields: [Member]?
        let inputFields: [Member]?
    }

    private enum CodingKeys: String, CodingKey { case queryType, mutationType, types }

    /// Reads the `__schema` of a reply.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        queryType = try fields.decodeIfPresent(Named.self, forKey: .queryType)?.name ?? "Query"
        mutationType = try fields.decodeIfPresent(Named.self, forKey: .mutationType)?.name
        var types: [String: [String: Field]] = [:]
        for type in try fields.decode([TypeBody].self, forKey: .types) {
            guard let name = type.name else { continue }
            for member in (type.fields ?? []) + (type.inputFields ?? []) {
                let arguments = Dictionary((member.args ?? []).map { ($0.name, $0.type.named) }) { first, _ in first }
                types[name, default: [:]][member.name] = Field(type: member.type.named, arguments: arguments)
            }
        }
        self.types = types
    }

    /// The introspection query: no more than the check needs.
    static let query = """
        query Schema { __schema { queryType { name } mutationType { name } types { name
          fields(includeDeprecated: true) { name type { ...Reference } args { name type { ...Reference } } }
          inputFields { name type { ...Reference } }
        } } }
        fragment Reference on __Type { name ofType { name ofType { name ofType { name ofType { name } } } } }
        """
}
