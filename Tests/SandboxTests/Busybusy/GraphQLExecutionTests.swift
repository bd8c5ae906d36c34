import Foundation
import Testing

@testable import Sandbox

@Suite struct GraphQLExecutionTests {
    private let fixture = BusybusyFixture(projects: 6)

    @Test func keepsTheOrderOfTheSelection() throws {
        let query = "{ projects(first: 1) { title id t: __typename depth } __typename }"
        #expect(
            try fixture.ask(query)
                == #"{"data":{"projects":[{"title":"Project 0","id":"\#(BusybusyFixture.id(0))","t":"Project","depth":1}],"#
                + #""__typename":"Query"}}"#
        )
    }

    @Test func mergesFieldsAndFragments() throws {
        let query = """
            { projects(first: 1) { projectInfo { customer } ...F ... on Project { projectInfo { city } } } }
            fragment F on Project { projectInfo { phone customer } }
            """
        #expect(
            try fixture.ask(query)
                == #"{"data":{"projects":[{"projectInfo":{"customer":"Customer 0","phone":"(312) 555-0100","city":null}}]}}"#
        )
    }

    @Test(arguments: [
        (#"{"yes":true}"#, #"{"data":{"projects":[{"depth":1}]}}"#),
        (#"{"yes":false}"#, #"{"data":{"projects":[{"title":"Project 0"}]}}"#),
        ("{}", #"{"data":{"projects":[{"depth":1}]}}"#),
    ])
    func obeysIncludeAndSkip(_ variables: String, _ answer: String) throws {
        let query = """
            query ($yes: Boolean! = true) {
              projects(first: 1) { depth @include(if: $yes) ... @skip(if: $yes) { title } }
            }
            """
        #expect(try fixture.ask(query, variables) == answer)
    }

    @Test func picksTheNamedOperation() throws {
        let query = "query A { __typename } query B { projects(first: 1) { depth } }"
        #expect(try fixture.ask(query, operationName: "A") == #"{"data":{"__typename":"Query"}}"#)
        #expect(
            try fixture.ask(query)
                == #"{"errors":[{"message":"Must provide operation name if query contains multiple operations."}]}"#
        )
        #expect(
            try fixture.ask(query, operationName: "C") == #"{"errors":[{"message":"Unknown operation named \"C\"."}]}"#
        )
    }

    @Test(arguments: [
        (#"{"first":"a"}"#, #"Variable "$first" got invalid value "a"; Int cannot represent non-integer value: "a""#),
        (#"{"first":1.5}"#, #"Variable "$first" got invalid value 1.5; Int cannot represent non-integer value: 1.5"#),
        (
            #"{"filter":{"depth":{"equal":"x"}}}"#,
            #"Variable "$filter" got invalid value "x" at "filter.depth.equal"; Int cannot represent non-integer value: "x""#
        ),
        (
            #"{"filter":{"depht":{"equal":1}}}"#,
            #"Variable "$filter" got invalid value { depht: { equal: 1 } }; Field "depht" is not defined by type "ProjectFilter"."#
        ),
        (
            #"{"filter":3}"#,
            #"Variable "$filter" got invalid value 3; Expected type "ProjectFilter" to be an object."#
        ),
        (
            #"{"filter":{"id":{"contains":["a",null]}}}"#,
            #"Variable "$filter" got invalid value null at "filter.id.contains[1]"; "#
                + #"Expected non-nullable type "ID!" not to be null."#
        ),
        (
            #"{"sort":[{"title":"up"}]}"#,
            #"Variable "$sort" got invalid value "up" at "sort[0].title"; Value "up" does not exist in "SortDirection" enum."#
        ),
        (
            #"{"sort":[{"title":1}]}"#,
            #"Variable "$sort" got invalid value 1 at "sort[0].title"; "#
                + #"Enum "SortDirection" cannot represent non-string value: 1."#
        ),
    ])
    func refusesBadVariables(_ variables: String, _ message: String) throws {
        let query = """
            query ($first: Int, $filter: ProjectFilter, $sort: [ProjectSort!]) {
              projects(first: $first, filter: $filter, sort: $sort) { id }
            }
            """
        #expect(try fixture.messages(query, variables) == [message])
    }

    @Test func refusesMissingVariables() throws {
        let query = "query ($filter: MemberFilter!) { members(filter: $filter) { id } }"
        #expect(
            try fixture.messages(query)
                == [#"Variable "$filter" of required type "MemberFilter!" was not provided."#]
        )
        #expect(
            try fixture.messages(query, #"{"filter":null}"#)
                == [#"Variable "$filter" of non-null type "MemberFilter!" must not be null."#]
        )
        #expect(
            try fixture.messages("mutation ($i: CreateProjectInput!) { createProject(input: $i) { id } }", #"{"i":{}}"#)
                == [#"Variable "$i" got invalid value {}; Field "title" of required type "String!" was not provided."#]
        )
    }

    @Test func refusesWhatHasNoRoot() throws {
        #expect(
            try fixture.messages("subscription { projects { id } }")
                == ["Schema is not configured to execute subscription operation."]
        )
    }

    @Test func tellsAVariableThatIsNoID() throws {
        let query = "query ($i: ID) { projects(filter: {id: {equal: $i}}) { id } }"
        #expect(
            try fixture.messages(query, #"{"i":1.5}"#)
                == [#"Variable "$i" got invalid value 1.5; ID cannot represent value: 1.5"#]
        )
    }

    @Test func takesOneItemForAList() throws {
        let query = "query ($s: [ProjectSort!]) { projects(first: 1, sort: $s) { id } }"
        #expect(try fixture.value("projects.0.id", of: query, #"{"s":{"id":"desc"}}"#).text == BusybusyFixture.id(5))
    }

    @Test func runsRootMutationsInOrder() throws {
        let query = """
            mutation { a: createProject(input: {title: "A"}) { id } b: createProject(input: {title: " "}) { id } }
            """
        #expect(try fixture.ask(query) == #"{"data":null,"errors":[{"message":"title must not be blank"}]}"#)
        #expect(fixture.sandbox.projectCount == 7)
    }

    @Test(arguments: [
        ("1", GraphQLValue.int(1)), ("0", .int(0)), ("-7", .int(-7)), ("true", .boolean(true)),
        ("false", .boolean(false)),
        ("1.0", .int(1)), ("1e3", .int(1000)), ("1.5", .float(1.5)), ("-0.25", .float(-0.25)), ("null", .null),
        ("9007199254740993", .int(9_007_199_254_740_993)), ("1e300", .float(1e300)), ("\"a\"", .string("a")),
        ("\"true\"", .string("true")), ("[1,true,[]]", .list([.int(1), .boolean(true), .list([])])),
        ("{\"a\":{}}", .object(.init(entries: [.init(key: "a", value: .object(.init()))]))),
    ])
    func readsJSON(_ text: String, _ value: GraphQLValue) {
        #expect(GraphQLValue(json: Data(text.utf8)) == value)
    }

    @Test(arguments: ["", "{", "[1 2]", "nothing", "{\"a\"}"]) func refusesOtherText(_ text: String) {
        #expect(GraphQLValue(json: Data(text.utf8)) == nil)
    }

    @Test func writesTextSafely() throws {
        let text = "a\"b\\c\u{1}\n\u{2028}é😀"
        let value = GraphQLValue.list([.string(text), .float(1.5), .float(3), .null, .boolean(true), .int(-4)])
        #expect(
            String(decoding: value.json, as: UTF8.self)
                == "[\"a\\\"b\\\\c\\u0001\\u000a\u{2028}é😀\",1.5,3,null,true,-4]"
        )
    }

    @Test func anArgumentThatBecomesNullFailsItsFieldAndNotTheRequest() throws {
        let fixture = BusybusyFixture(projects: 1, members: 1)
        let answer = try fixture.ask("query ($f: MemberFilter = {}) { members(filter: $f) { id } }", #"{"f": null}"#)
        #expect(answer.hasPrefix(#"{"data":null,"errors":[{"message":"Argument "#))
        #expect(try fixture.ask("query ($f: MemberFilter = {}) { members(filter: $f) { username } }").contains("user0"))
    }
}
