import Foundation
import Testing

@testable import Sandbox

@Suite struct BusybusyWritingTests {
    private let fixture = BusybusyFixture(projects: 4)

    private func read(_ id: String, _ fields: String) throws -> String {
        let query = "{ projects(filter: {id: {equal: \"\(id)\"}}) { \(fields) } }"
        return String(decoding: try fixture.value("projects.0", of: query).json, as: UTF8.self)
    }

    private func write(_ mutation: String) throws -> [String] {
        try fixture.messages("mutation { \(mutation) { id } }")
    }

    @Test func createsAProject() throws {
        fixture.advance(seconds: 60)
        let query = """
            mutation ($i: CreateProjectInput!) { createProject(input: $i) {
              title depth createdOn updatedOn archivedOn projectInfo { customer phone latitude reminder city } } }
            """
        let variables = """
            {"i":{"title":"Roof","projectInfo":{"customer":"Ann","phone":"+1 312","latitude":41,"reminder":true,"city":null}}}
            """
        #expect(
            try fixture.ask(query, variables)
                == #"{"data":{"createProject":{"title":"Roof","depth":1,"createdOn":"2026-01-01T12:01:00","#
                + #""updatedOn":"2026-01-01T12:01:00","archivedOn":null,"#
                + #""projectInfo":{"customer":"Ann","phone":"+1 312","latitude":41,"reminder":true,"city":null}}}}"#
        )
        #expect(fixture.sandbox.projectCount == 5)
        #expect(fixture.sandbox.changeCount == 1)
    }

    @Test func twoCreatesMakeTwoProjects() throws {
        let first = try fixture.create("Same")
        let second = try fixture.create("Same")
        #expect(first != second)
        #expect(first.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(fixture.sandbox.projectCount == 6)
    }

    @Test func takesNoIdFromTheClient() throws {
        #expect(
            try write("createProject(input: {id: \"x\", title: \"A\"})")
                == ["Field \"id\" is not defined by type \"CreateProjectInput\"."]
        )
    }

    @Test(arguments: [
        "createProject(input: {title: \"\"})", "createProject(input: {title: \" \\t\"})",
        "updateProject(id: \"00000000-0000-4000-8000-000000000001\", input: {title: \" \"})",
        "updateProject(id: \"00000000-0000-4000-8000-000000000001\", input: {title: null})",
    ])
    func refusesBlankTitles(_ mutation: String) throws {
        #expect(try write(mutation) == ["title must not be blank"])
        #expect(fixture.sandbox.changeCount == 0)
    }

    @Test(arguments: [
        "updateProject(id: \"nobody\", input: {title: \"A\"})", "archiveProject(id: \"nobody\")",
        "unarchiveProject(id: \"nobody\")",
    ])
    func refusesUnknownProjects(_ mutation: String) throws {
        #expect(
            try fixture.ask("mutation { \(mutation) { id } }")
                == #"{"data":null,"errors":[{"message":"Project not found"}]}"#
        )
    }

    @Test func nestsSevenLevelsAndNoMore() throws {
        var parent = try fixture.create("Level 1")
        let root = parent
        for level in 2...7 { parent = try fixture.create("Level \(level)", parent: parent) }
        #expect(
            try write("createProject(input: {title: \"Level 8\", parentProjectId: \"\(parent)\"})")
                == ["Projects can be nested at most 7 levels deep"]
        )
        #expect(
            try write("createProject(input: {title: \"A\", parentProjectId: \"nobody\"})") == [
                "Parent project not found"
            ]
        )
        #expect(
            try read(parent, "depth ancestors { title } root: rootProjectId")
                == #"{"depth":7,"ancestors":["# + (1...6).map { #"{"title":"Level \#($0)"}"# }.joined(separator: ",")
                + #"],"root":"\#(root)"}"#
        )
        let nested =
            "children { title children { title children { title children { title children { title children "
            + "{ title children { title } } } } } } }"
        #expect(try read(root, nested).contains(#""title":"Level 7","children":[]"#))
    }

    @Test func childrenComeOldestFirstArchivedOnesToo() throws {
        let root = try fixture.create("Root")
        let children = try (1...3).map { try fixture.create("Child \($0)", parent: root) }
        #expect(try write("archiveProject(id: \"\(children[1])\")") == [])
        #expect(
            try read(root, "archivedOn children { title }")
                == #"{"archivedOn":null,"children":[{"title":"Child 1"},{"title":"Child 2"},{"title":"Child 3"}]}"#
        )
    }

    @Test func absentFieldsStayAndNullClears() throws {
        let id = BusybusyFixture.id(0)
        let update = "updateProject(id: \"\(id)\", input: {projectInfo: {phone: null, city: \"Oak\"}})"
        fixture.advance(seconds: 10)
        let before = try read(id, "title updatedOn")
        #expect(try write(update) == [])
        #expect(
            try read(id, "projectInfo { customer phone city }")
                == #"{"projectInfo":{"customer":"Customer 0","phone":null,"city":"Oak"}}"#
        )
        // ProjectInfo does not move the project's stamp.
        #expect(try read(id, "title updatedOn") == before)
        #expect(try write("updateProject(id: \"\(id)\", input: {projectInfo: null})") == [])
        #expect(try read(id, "projectInfo { customer }") == #"{"projectInfo":null}"#)
    }

    @Test func givesInfoToAProjectThatHadNone() throws {
        let id = BusybusyFixture.id(1)
        let input =
            "{latitude: 1.5, longitude: -2, locationRadius: 100, reminder: false, requireTimeEntryGps: \"self\"}"
        #expect(try write("updateProject(id: \"\(id)\", input: {projectInfo: \(input)})") == [])
        #expect(
            try read(id, "projectInfo { projectId latitude longitude locationRadius reminder requireTimeEntryGps }")
                == #"{"projectInfo":{"projectId":"\#(id)","latitude":1.5,"longitude":-2,"locationRadius":100,"#
                + #""reminder":false,"requireTimeEntryGps":"self"}}"#
        )
    }

    @Test func titlesAndArchivingMoveTheStamp() throws {
        let id = BusybusyFixture.id(0)
        fixture.advance(seconds: 10)
        #expect(try write("updateProject(id: \"\(id)\", input: {title: \"New\"})") == [])
        #expect(try read(id, "title updatedOn") == #"{"title":"New","updatedOn":"2026-01-01T12:00:10"}"#)
        fixture.advance(seconds: 10)
        #expect(try write("archiveProject(id: \"\(id)\")") == [])
        fixture.advance(seconds: 10)
        #expect(try write("archiveProject(id: \"\(id)\")") == [])
        let stamps = #"{"archivedOn":"2026-01-01T12:00:20","updatedOn":"2026-01-01T12:00:20"}"#
        #expect(try read(id, "archivedOn updatedOn") == stamps)
        #expect(try write("unarchiveProject(id: \"\(id)\")") == [])
        #expect(try read(id, "archivedOn updatedOn") == #"{"archivedOn":null,"updatedOn":"2026-01-01T12:00:30"}"#)
        #expect(fixture.sandbox.changeCount == 3)
    }

    @Test func groupsMustExist() throws {
        let query = "{ projects(first: 1) { projectGroup { id } } }"
        let group = try fixture.value("projects.0.projectGroup.id", of: query).text ?? ""
        #expect(try write("createProject(input: {title: \"A\", projectGroupId: \"\(group)\"})") == [])
        #expect(
            try write("createProject(input: {title: \"A\", projectGroupId: \"no\"})") == ["Project group not found"]
        )
    }

    @Test func snapshotsBringEverythingBack() throws {
        let root = try fixture.create("Root")
        try fixture.create("Child", parent: root)
        fixture.sandbox.service.setRevoked(true)
        let data = try fixture.sandbox.snapshot()
        let restored = try BusybusySandbox(restoring: data) { BusybusyFixture.start }
        #expect(try restored.snapshot() == data)
        #expect(restored.key == fixture.sandbox.key)
        #expect(restored.organizationID == fixture.sandbox.organizationID)
        #expect(restored.projectCount == 6)
        #expect(restored.changeCount == 3)
        #expect(restored.service.state.children == fixture.sandbox.service.state.children)
        #expect(restored.service.admits(restored.key) == nil)
        #expect(throws: DecodingError.self) { try BusybusySandbox(restoring: Data("{}".utf8)) { .distantPast } }
    }

    @Test func oneSeedGivesOneSide() throws {
        let other = BusybusyFixture(projects: 4)
        #expect(try other.sandbox.snapshot() == fixture.sandbox.snapshot())
        #expect(try other.create("A") == fixture.create("A"))
        #expect(BusybusyFixture(seed: 8).sandbox.key != fixture.sandbox.key)
    }
}
