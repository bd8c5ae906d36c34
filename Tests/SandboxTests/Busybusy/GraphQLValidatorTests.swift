import Testing

@testable import Sandbox

@Suite struct GraphQLValidatorTests {
    private func problems(_ source: String) throws -> [String] {
        GraphQLValidator.validate(try GraphQLParser.parse(source), against: BusybusySchema.schema).map(\.message)
    }

    @Test(arguments: [
        "{ projects { id } }",
        "{ __typename projects { __typename t: title } }",
        "query Q($f: ProjectFilter, $s: [ProjectSort!], $n: Int, $a: String)"
            + " { projects(filter: $f, sort: $s, first: $n, after: $a) { ...F children { ...F } } }"
            + " fragment F on Project { id projectInfo { customer } }",
        "query ($f: MemberFilter!) { members(filter: $f) { id } }",
        "query ($ids: [ID!]) { projects(filter: {id: {contains: $ids}}) { id } }",
        "query ($id: ID!) { projects(filter: {id: {contains: [$id]}}) { id } }",
        "query ($id: ID!) { projects(filter: {id: {contains: $id}}) { id } }"
            .replacing("contains: $id", with: "equal: $id"),
        "{ projects(sort: {title: asc}) { id } }",
        "query ($b: Boolean = true) { projects { id @include(if: $b) title @skip(if: false) } }",
        "query A { projects { id } } query B { projects { id } }",
        "{ projects { id ... on Project { id } ... @include(if: true) { title } } }",
        "mutation ($i: CreateProjectInput!) { createProject(input: $i) { id } }",
        "mutation { updateProject(id: 4, input: {projectInfo: null}) { id } }",
        "{ a: projects(first: 1) { id } b: projects(first: 2) { id } }",
        "{ projects { id id } projects { title } }",
    ])
    func acceptsGoodDocuments(_ source: String) throws {
        #expect(try problems(source) == [])
    }

    @Test(arguments: [
        ("{ projects { x } }", "Cannot query field \"x\" on type \"Project\"."),
        ("{ nothing }", "Cannot query field \"nothing\" on type \"Query\"."),
        ("{ projects(x: 1) { id } }", "Unknown argument \"x\" on field \"Query.projects\"."),
        ("{ projects { id(x: 1) } }", "Unknown argument \"x\" on field \"Project.id\"."),
        ("{ projects(first: 1, first: 2) { id } }", "There can be only one argument named \"first\"."),
        (
            "{ projects }",
            "Field \"projects\" of type \"[Project!]!\" must have a selection of subfields. Did you mean \"projects { ... }\"?"
        ),
        (
            "{ projects { id { x } } }",
            "Field \"id\" must not have a selection since type \"ID!\" has no subfields."
        ),
        (
            "{ members { id } }",
            "Field \"members\" argument \"filter\" of type \"MemberFilter!\" is required, but it was not provided."
        ),
        ("{ members(filter: null) { id } }", "Expected value of type \"MemberFilter!\", found null."),
        ("{ projects(first: \"a\") { id } }", "Int cannot represent non-integer value: \"a\""),
        ("{ projects(first: 1.0) { id } }", "Int cannot represent non-integer value: 1.0"),
        (
            "{ projects(first: 3000000000) { id } }",
            "Int cannot represent non 32-bit signed integer value: 3000000000"
        ),
        ("{ projects(after: 3) { id } }", "String cannot represent a non string value: 3"),
        ("{ projects(filter: 3) { id } }", "Expected value of type \"ProjectFilter\", found 3."),
        ("{ projects(filter: {x: 3}) { id } }", "Field \"x\" is not defined by type \"ProjectFilter\"."),
        (
            "{ projects(filter: {depth: {equal: 1, equal: 2}}) { id } }",
            "There can be only one input field named \"equal\"."
        ),
        (
            "{ projects(sort: {title: \"asc\"}) { id } }",
            "Enum \"SortDirection\" cannot represent non-enum value: \"asc\"."
        ),
        ("{ projects(sort: {title: up}) { id } }", "Value \"up\" does not exist in \"SortDirection\" enum."),
        (
            "mutation { createProject(input: {}) { id } }",
            "Field \"CreateProjectInput.title\" of required type \"String!\" was not provided."
        ),
        (
            "{ projects(filter: {archivedOn: {equal: \"yesterday\"}}) { id } }",
            "Expected value of type \"DateTime\", found \"yesterday\"."
        ),
        ("query A { projects { id } } query A { projects { id } }", "There can be only one operation named \"A\"."),
        (
            "{ projects { id } } query A { projects { id } }",
            "This anonymous operation must be the only defined operation."
        ),
        ("{ projects(filter: [1]) { id } }", "Expected value of type \"ProjectFilter\", found [1]."),
        ("{ members(filter: [1]) { id } }", "Expected value of type \"MemberFilter\", found [1]."),
        ("{ projects(sort: up) { id } }", "Expected value of type \"[ProjectSort!]\", found up."),
        ("{ projects { ...F } }", "Unknown fragment \"F\"."),
        ("{ projects { id } } fragment F on Project { id }", "Fragment \"F\" is never used."),
        ("{ projects { ...F } } fragment F on Nothing { id }", "Unknown type \"Nothing\"."),
        (
            "{ projects { ...F } } fragment F on DateTime { id }",
            "Fragment \"F\" cannot condition on non composite type \"DateTime\"."
        ),
        (
            "{ projects { ... on IDFilter { id } } }",
            "Fragment cannot condition on non composite type \"IDFilter\"."
        ),
        (
            "{ projects { ...F } } fragment F on Member { id }",
            "Fragment \"F\" cannot be spread here as objects of type \"Project\" can never be of type \"Member\"."
        ),
        (
            "{ projects { ... on Member { id } } }",
            "Fragment cannot be spread here as objects of type \"Project\" can never be of type \"Member\"."
        ),
        (
            "{ projects { ...F } } fragment F on Project { children { ...F } }",
            "Cannot spread fragment \"F\" within itself."
        ),
        (
            "{ projects { ...F } } fragment F on Project { ...G } fragment G on Project { children { ...F } }",
            "Cannot spread fragment \"F\" within itself via \"G\"."
        ),
        (
            "{ projects { ...F } } fragment F on Project { id } fragment F on Project { id }",
            "There can be only one fragment named \"F\"."
        ),
        ("query ($a: Int, $a: Int) { projects(first: $a) { id } }", "There can be only one variable named \"$a\"."),
        ("query Q { projects(first: $a) { id } }", "Variable \"$a\" is not defined by operation \"Q\"."),
        ("{ projects(first: $a) { id } }", "Variable \"$a\" is not defined."),
        ("query Q($a: Int) { projects { id } }", "Variable \"$a\" is never used in operation \"Q\"."),
        ("query ($a: Nothing) { projects(first: $a) { id } }", "Unknown type \"Nothing\"."),
        (
            "query ($a: Project) { projects(first: $a) { id } }",
            "Variable \"$a\" cannot be non-input type \"Project\"."
        ),
        (
            "query ($a: String) { projects(first: $a) { id } }",
            "Variable \"$a\" of type \"String\" used in position expecting type \"Int\"."
        ),
        (
            "query ($f: MemberFilter) { members(filter: $f) { id } }",
            "Variable \"$f\" of type \"MemberFilter\" used in position expecting type \"MemberFilter!\"."
        ),
        (
            "query ($ids: [ID]) { projects(filter: {id: {contains: $ids}}) { id } }",
            "Variable \"$ids\" of type \"[ID]\" used in position expecting type \"[ID!]\"."
        ),
        (
            "query ($a: Int = \"x\") { projects(first: $a) { id } }",
            "Int cannot represent non-integer value: \"x\""
        ),
        ("{ projects @x { id } }", "Unknown directive \"@x\"."),
        ("query @skip(if: true) { projects { id } }", "Directive \"@skip\" may not be used on QUERY."),
        (
            "{ projects { id @include } }",
            "Directive \"@include\" argument \"if\" of type \"Boolean!\" is required, but it was not provided."
        ),
        (
            "{ projects { id @skip(if: true) @skip(if: true) } }",
            "The directive \"@skip\" can only be used once at this location."
        ),
        ("{ projects { id @skip(if: 1) } }", "Boolean cannot represent a non boolean value: 1"),
        (
            "{ projects { a: id a: title } }",
            "Fields \"a\" conflict because \"id\" and \"title\" are different fields. "
                + "Use different aliases on the fields to fetch both if this was intentional."
        ),
        (
            "{ projects(first: 1) { id } projects(first: 2) { id } }",
            "Fields \"projects\" conflict because they have differing arguments. "
                + "Use different aliases on the fields to fetch both if this was intentional."
        ),
        (
            "{ projects { children { a: id } ...F } } fragment F on Project { children { a: title } }",
            "Fields \"children\" conflict because subfields \"a\" conflict because \"id\" and \"title\" are different "
                + "fields. Use different aliases on the fields to fetch both if this was intentional."
        ),
    ])
    func refusesBadDocuments(_ source: String, _ message: String) throws {
        #expect(try problems(source) == [message])
    }

    /// What the judge of `Tests/graphql` found: problems that another problem hid, and problems that were none.
    @Test(
        arguments: [
            (
                "{ projects { a: id a: title } equipment { x } }",
                [
                    "Cannot query field \"x\" on type \"Equipment\".",
                    GraphQLValidatorTests.conflict("a", "\"id\" and \"title\" are different fields"),
                ]
            ),
            (
                "{ projects { a: id a: title a: depth } }",
                [
                    GraphQLValidatorTests.conflict("a", "\"id\" and \"title\" are different fields"),
                    GraphQLValidatorTests.conflict("a", "\"id\" and \"depth\" are different fields"),
                    GraphQLValidatorTests.conflict("a", "\"title\" and \"depth\" are different fields"),
                ]
            ),
            (
                "{ projects { id } } fragment F on Project { a: id a: title }",
                [
                    "Fragment \"F\" is never used.",
                    GraphQLValidatorTests.conflict("a", "\"id\" and \"title\" are different fields"),
                ]
            ),
            (
                "{ p: projects { a: id a: title } p: equipment { b: id b: year } }",
                [
                    GraphQLValidatorTests.conflict("p", "\"projects\" and \"equipment\" are different fields"),
                    GraphQLValidatorTests.conflict("a", "\"id\" and \"title\" are different fields"),
                    GraphQLValidatorTests.conflict("b", "\"id\" and \"year\" are different fields"),
                ]
            ),
            (
                "{ projects { children { ...F } children { id ...F } } } fragment F on Project { a: id a: title }",
                [GraphQLValidatorTests.conflict("a", "\"id\" and \"title\" are different fields")]
            ),
            ("{ x { ...F } }", ["Cannot query field \"x\" on type \"Query\".", "Unknown fragment \"F\"."]),
            (
                "query ($b: Boolean!) { ... on Nobody { id @skip(if: $b) @no } }",
                ["Unknown type \"Nobody\".", "Unknown directive \"@no\"."]
            ),
            (
                "subscription ($n: Int) { projects(first: $n) { ...F } } fragment F on Project { id }",
                []
            ),
            (
                "query ($i: ID) { projects(filter: {id: {equal: [1, $i]}}) { id } }",
                ["ID cannot represent a non-string and non-integer value: [1, $i]"]
            ),
            (
                "{ projects(filter: {id: {equal: 1, isNull: true}}) { id } projects(filter: {id: {isNull: true, equal: 1}}) { id } }",
                []
            ),
        ] as [(String, [String])]
    )
    func reportsWhatGraphQLCoreReports(_ source: String, _ messages: [String]) throws {
        #expect(Set(try problems(source)) == Set(messages))
    }

    fileprivate static func conflict(_ key: String, _ reason: String) -> String {
        "Fields \"\(key)\" conflict because \(reason). "
            + "Use different aliases on the fields to fetch both if this was intentional."
    }

    @Test func reportsEveryProblem() throws {
        #expect(
            try problems("{ projects(x: 1) { y } }") == [
                "Unknown argument \"x\" on field \"Query.projects\".", "Cannot query field \"y\" on type \"Project\".",
            ]
        )
    }

    @Test func boundsWhatFragmentsExpandTo() throws {
        let wide = (0..<14).map {
            "fragment F\($0) on Project { a: children { ...F\($0 + 1) } b: children { ...F\($0 + 1) } }"
        }
        let source = "{ projects { ...F0 } } \(wide.joined(separator: " ")) fragment F14 on Project { id }"
        #expect(try problems(source) == ["Query selects more than 10000 fields."])
        let deep = (0..<40).map { "fragment F\($0) on Project { children { ...F\($0 + 1) } }" }
        let chain = "{ projects { ...F0 } } \(deep.joined(separator: " ")) fragment F40 on Project { id }"
        #expect(try problems(chain) == ["Query is nested more than 32 levels deep."])
    }

    @Test func bearsLongChainsOfFragments() throws {
        let chain = (0..<1_800).map { "fragment F\($0) on Query { ...F\($0 + 1) }" }.joined(separator: " ")
        #expect(try problems("{ ...F0 } \(chain) fragment F1800 on Query { __typename }") == [])
        let ring = "{ ...F0 } \(chain) fragment F1800 on Query { ...F0 }"
        #expect(try problems(ring).first?.hasPrefix("Cannot spread fragment \"F0\" within itself via \"F1\"") == true)
    }

    @Test func boundsTheNumberOfProblems() throws {
        #expect(try problems("{ " + (0..<500).map { "x\($0) " }.joined() + "}").count == 100)
    }

    @Test func printsItsTypesAsSDL() {
        let sdl = BusybusySchema.schema.sdl
        let page =
            "\"Rows to return, 50 when absent, at most 1000.\" first: Int, "
            + "\"The cursor of the last row already read.\" after: String"
        #expect(
            sdl.contains("projects(filter: ProjectFilter, sort: [ProjectSort!], \(page)): [Project!]!")
        )
        #expect(
            sdl.contains("members(filter: MemberFilter!, sort: [MemberSort!], \(page)): [Member!]!")
        )
        #expect(sdl.contains("enum SortDirection {\n  asc\n  desc\n}"))
        #expect(sdl.contains("scalar DateTime"))
        #expect(!sdl.contains("scalar Int"))
    }
}
