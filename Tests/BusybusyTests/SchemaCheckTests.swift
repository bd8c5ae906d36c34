import Foundation
import Testing

@testable import Busybusy

@Suite struct SchemaCheckTests {
    @Test func everyDocumentOfTheClientIsRead() throws {
        for list in ProbedList.all {
            let document = try #require(DocumentOutline(list.document), "\(list.name)")
            #expect(!document.isMutation)
            #expect(document.root.arguments.map(\.name) == ["filter", "sort", "first", "after"])
            #expect(document.root.selection.contains { $0.name == "cursor" })
        }
        for (text, _) in UnverifiedMutations.examples {
            let document = try #require(DocumentOutline(text))
            #expect(document.isMutation && document.root.selection.contains { $0.name == "projectInfo" })
        }
        #expect(DocumentOutline("{ __typename }") == nil)
    }

    @Test func aWholeSchemaLacksNothing() throws {
        let check = SchemaCheck(schema: SchemaSamples.whole)
        for list in ProbedList.all {
            let document = try #require(DocumentOutline(list.document))
            #expect(check.missing(document, variables: list.example) == [], "\(list.name)")
        }
        for (text, variables) in UnverifiedMutations.examples {
            let document = try #require(DocumentOutline(text))
            #expect(check.missing(document, variables: variables) == [])
        }
    }

    @Test func whatIsMissingIsNamed() throws {
        var types = SchemaSamples.whole.types
        types["Project"]?["cursor"] = nil
        types["Project_projectInfo"]?["phone"] = nil
        types["Query"]?["projects"]?.arguments["sort"] = nil
        types["Query"]?["projects"]?.arguments["after"] = "ID"
        types["ProjectFilter"]?["depth"] = nil
        let check = SchemaCheck(schema: SchemaOutline(queryType: "Query", mutationType: nil, types: types))
        let list = try #require(ProbedList.all.first)
        let document = try #require(DocumentOutline(list.document))
        #expect(
            check.missing(document, variables: list.example) == [
                "projects has no argument sort", "projects takes a ID as after, not a String",
                "Project has no field cursor", "Project_projectInfo has no field phone",
                "ProjectFilter has no input field depth",
            ]
        )
        let mutation = try #require(DocumentOutline(UnverifiedMutations.create))
        #expect(check.missing(mutation, variables: [String: String]()) == ["there are no mutations"])
    }

    @Test func anIntrospectedSchemaIsRead() throws {
        let json = """
            {"queryType":{"name":"Root"},"mutationType":null,"types":[
              {"name":"Root","fields":[{"name":"projects","type":{"name":null,"ofType":{"name":null,"ofType":{
                "name":"Project","ofType":null}}},"args":[{"name":"first","type":{"name":"Int","ofType":null}}]}],
               "inputFields":null},
              {"name":"ProjectFilter","fields":null,"inputFields":[{"name":"depth","type":{"name":"IntOps"}}]}]}
            """
        let schema = try JSONDecoder().decode(SchemaOutline.self, from: Data(json.utf8))
        #expect(schema.queryType == "Root" && schema.mutationType == nil && schema.mutations.isEmpty)
        #expect(schema.types["Root"]?["projects"] == SchemaOutline.Field(type: "Project", arguments: ["first": "Int"]))
        #expect(schema.types["ProjectFilter"]?["depth"]?.type == "IntOps")
    }
}
