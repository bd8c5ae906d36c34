import Foundation
import Testing

@testable import Busybusy

@Suite struct DecodingTests {
    private func project(_ json: String) throws -> Project {
        try JSONDecoder().decode(Project.self, from: Data(json.utf8))
    }

    @Test func aWholeProject() throws {
        let project = try project(
            """
            {"id":"p1","title":"Ann Lee","depth":1,"archivedOn":"2026-06-08T13:40:07","createdOn":"2026-06-08T13:40:07",
             "updatedOn":"2026-06-08T13:40:07Z","cursor":"x","rootProjectId":"p1","parentProjectId":null,"new":[1],
             "projectInfo":{"number":"92082","customer":" ","address1":"1 Elm St","latitude":43.6,"longitude":-116,
             "locationRadius":100,"reminder":false,"requireTimeEntryGps":"something new","additionalInfo":null}}
            """
        )
        #expect(project.isArchived && project.depth == 1 && project.parentProjectID == nil)
        #expect(project.createdOn == Date(timeIntervalSince1970: 1_780_926_007))
        #expect(project.info?.customer == " " && project.info?.longitude == -116)
        #expect(project.info?.requireTimeEntryGps == "something new")
        #expect(project.info?.additionalInfo == nil)
    }

    @Test(arguments: [#"{"id":"p"}"#, #"{"id":"p","projectInfo":null,"title":null,"cursor":null,"depth":null}"#])
    func everythingButTheIDMayBeMissing(_ json: String) throws {
        #expect(try project(json) == Project(id: "p"))
    }

    @Test(arguments: [
        "{}", #"{"id":null}"#, #"{"id":1}"#, #"{"id":"p","title":5}"#, #"{"id":"p","createdOn":1780926007}"#,
        #"{"id":"p","createdOn":"yesterday"}"#, #"{"id":"p","projectInfo":[]}"#, #"{"id":"p","depth":"1"}"#,
        #"{"id":"p","projectInfo":{"latitude":"north"}}"#, "null", "[]",
    ])
    func aWrongTypeThrows(_ json: String) {
        #expect(throws: DecodingError.self) { try project(json) }
    }

    @Test func aMember() throws {
        let json = """
            {"id":"m1","firstName":"Bo","memberNumber":"103","position":{"title":"Foreman"},
             "memberGroup":{"groupName":"North"},"lastName":null,"archivedOn":null}
            """
        let member = try JSONDecoder().decode(Member.self, from: Data(json.utf8))
        #expect(member.position == "Foreman" && member.group == "North" && member.memberNumber == "103")
        let bare = #"{"id":"m1","position":null,"memberGroup":{}}"#
        #expect(try JSONDecoder().decode(Member.self, from: Data(bare.utf8)) == Member(id: "m1"))
    }
}
