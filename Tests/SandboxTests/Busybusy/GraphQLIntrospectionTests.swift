import Testing

@testable import Sandbox

/// Questions about the schema, against the types that are published.
@Suite struct GraphQLIntrospectionTests {
    private let fixture = BusybusyFixture(projects: 1)

    /// The shape of the question that GraphQL tools ask, nine levels of wrapped types deep.
    private static let question = """
        query Introspection {
          __schema {
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) {
            name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
          kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }
        }
        """

    /// A type as the answer writes it, in the language's own spelling.
    private func spelt(_ value: GraphQLValue?) -> String {
        let object = value?.entries
        switch object?["kind"]?.text {
        case "NON_NULL": return spelt(object?["ofType"]) + "!"
        case "LIST": return "[" + spelt(object?["ofType"]) + "]"
        default: return object?["name"]?.text ?? "?"
        }
    }

    private func items(_ value: GraphQLValue?) -> [GraphQLObject] {
        if case .list(let items)? = value { items.compactMap(\.entries) } else { [] }
    }

    private func line(_ member: GraphQLObject) -> String {
        let arguments = items(member["args"]).map(line).joined(separator: ", ")
        return (member["name"]?.text ?? "?") + (arguments.isEmpty ? "" : "(\(arguments))") + ": "
            + spelt(member["type"])
    }

    /// The answer's types as SDL without descriptions.
    private func sdl(_ types: [GraphQLObject]) -> Set<String> {
        Set(
            types.compactMap { type in
                let name = type["name"]?.text ?? "?"
                guard !name.hasPrefix("__"), !["Int", "Float", "String", "Boolean", "ID"].contains(name) else {
                    return nil
                }
                let values = items(type["enumValues"]).compactMap { $0["name"]?.text }
                let lines = items(type["fields"]).map(line) + items(type["inputFields"]).map(line) + values
                switch type["kind"]?.text {
                case "SCALAR": return "scalar \(name)"
                case "ENUM": return "enum \(name) {\n" + lines.map { "  \($0)\n" }.joined() + "}"
                case "OBJECT": return "type \(name) {\n" + lines.map { "  \($0)\n" }.joined() + "}"
                default: return "input \(name) {\n" + lines.map { "  \($0)\n" }.joined() + "}"
                }
            }
        )
    }

    @Test func tellsWhatIsPublished() throws {
        let types = items(try fixture.value("__schema.types", of: Self.question))
        let published = BusybusySchema.schema.sdl.split(separator: "\n")
            .filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("\"") }
            .joined(separator: "\n").replacing(#/"[^"\n]*"\ /#, with: "").replacing("}\n", with: "}\n\n").replacing(
                "\nscalar",
                with: "\n\nscalar"
            )
            .replacing("scalar DateTime\n", with: "scalar DateTime\n\n").split(separator: "\n\n").map(String.init)
        #expect(sdl(types) == Set(published))
        #expect(published.count > 30)
    }

    @Test func answersTheRestOfTheQuestion() throws {
        #expect(try fixture.messages(Self.question) == [])
        #expect(try fixture.value("__schema.queryType.name", of: Self.question) == .string("Query"))
        #expect(try fixture.value("__schema.subscriptionType", of: Self.question) == .null)
        #expect(try fixture.value("__schema.directives.0.name", of: Self.question) == .string("include"))
        #expect(try fixture.value("__schema.directives.1.args.0.type.kind", of: Self.question) == .string("NON_NULL"))
    }

    @Test func answersAboutOneType() throws {
        #expect(
            try fixture.ask(
                #"{ __type(name: "ProjectGroup") { __typename name kind fields { name } enumValues { name } } }"#
            )
                == #"{"data":{"__type":{"__typename":"__Type","name":"ProjectGroup","kind":"OBJECT","#
                + #""fields":[{"name":"id"},{"name":"groupName"}],"enumValues":null}}}"#
        )
        #expect(try fixture.ask(#"{ __type(name: "Nothing") { name } }"#) == #"{"data":{"__type":null}}"#)
    }

    @Test func refusesWhatIsNotThere() throws {
        #expect(
            try fixture.messages("{ __schema { x } }") == [#"Cannot query field "x" on type "__Schema"."#]
        )
        #expect(try fixture.messages("{ projects { __schema { description } } }").count == 1)
        #expect(try fixture.messages("{ __type { name } }").count == 1)
    }

    @Test func boundsItsAnswer() throws {
        let service = fixture.sandbox.service
        let field = try #require(
            try service.prepare(BusybusyRequest(query: "{ __schema { types { name } } }")).fields.first
        )
        var enough = GraphQLIntrospection(schema: service.schema, limit: 1_000)
        #expect(throws: Never.self) { try enough.answer(field) }
        var little = GraphQLIntrospection(schema: service.schema, limit: 10)
        let error = #expect(throws: GraphQLError.self) { try little.answer(field) }
        #expect(error?.message.contains("too many fields of the schema") == true)
    }

    @Test func canBeSwitchedOff() throws {
        try fixture.sandbox.service.change(
            .object(.init(entries: [.init(key: "introspection", value: .boolean(false))]))
        )
        for field in ["__schema { description }", "__type(name: \"Query\") { name }"] {
            let name = field.prefix { $0 != " " && $0 != "(" }
            #expect(
                try fixture.messages("{ \(field) }")
                    == [
                        "GraphQL introspection has been disabled, but the requested query contained the field \"\(name)\"."
                    ]
            )
        }
        #expect(try fixture.ask("{ __typename }") == #"{"data":{"__typename":"Query"}}"#)
    }
}
