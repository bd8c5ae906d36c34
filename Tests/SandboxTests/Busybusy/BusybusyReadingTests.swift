import Foundation
import Testing

@testable import Sandbox

@Suite struct BusybusyReadingTests {
    /// Reads every page and returns the ids, calling `between` after each page.
    private func scan(
        _ fixture: BusybusyFixture,
        _ arguments: String,
        page: Int,
        between: () throws -> Void = {}
    ) throws -> [String] {
        var ids: [String] = []
        var after = GraphQLValue.null
        while true {
            let query = "query ($a: String) { projects(first: \(page), after: $a, \(arguments)) { id cursor } }"
            let variables = String(
                decoding: GraphQLValue.object(.init(entries: [.init(key: "a", value: after)])).json,
                as: UTF8.self
            )
            guard case .list(let nodes) = try fixture.value("projects", of: query, variables) else { return ids }
            ids += nodes.compactMap { $0.entries?["id"]?.text }
            guard nodes.count == page, let cursor = nodes.last?.entries?["cursor"] else { return ids }
            after = cursor
            try between()
        }
    }

    @Test(arguments: [
        "sort: {createdOn: asc}", "sort: {createdOn: desc}", "sort: [{title: asc}]",
        "sort: [{title: desc}, {createdOn: asc}]", "sort: [{projectInfo: {customer: asc}}]",
        "sort: [{projectInfo: {customer: desc}}, {updatedOn: desc}]", "sort: {id: asc}", "sort: {updatedOn: asc}",
    ])
    func pagesWithoutLossOrRepetition(_ sort: String) throws {
        let fixture = BusybusyFixture(projects: 97)
        let whole = try scan(fixture, sort, page: 200)
        #expect(whole.count == 97)
        #expect(try scan(fixture, sort, page: 10) == whole)
        #expect(Set(whole).count == 97)
    }

    @Test(arguments: ["sort: {createdOn: asc}", "sort: {createdOn: desc}", "sort: {title: asc}", "sort: {id: asc}"])
    func pagesStayStableWhileProjectsAreCreated(_ sort: String) throws {
        let fixture = BusybusyFixture(projects: 60)
        let before = try scan(fixture, sort, page: 200)
        var made = 0
        let during = try scan(fixture, sort, page: 7) {
            guard made < 40 else { return }
            made += 1
            try fixture.create("Project \(made % 10)")
            fixture.advance(seconds: 1)
        }
        #expect(Set(during).count == during.count)
        #expect(Set(before).isSubset(of: during))
        #expect(fixture.sandbox.projectCount == 60 + made)
    }

    @Test func aProjectThatMovesKeepsTheOrderRight() throws {
        let fixture = BusybusyFixture(projects: 30)
        let sort = "sort: [{title: asc}]"
        _ = try scan(fixture, sort, page: 50)
        fixture.advance(seconds: 5)
        let update = "mutation { updateProject(id: \"\(BusybusyFixture.id(3))\", input: {title: \"Zebra\"}) { id } }"
        _ = try fixture.ask(update)
        let ids = try scan(fixture, sort, page: 50)
        #expect(ids.count == 30)
        #expect(ids.last == BusybusyFixture.id(3))
    }

    @Test(arguments: [
        ("{depth: {equal: 1}}", 20), ("{depth: {equal: 2}}", 0), ("{depth: {contains: [1, 2]}}", 20),
        ("{archivedOn: {isNull: true}}", 16), ("{archivedOn: {isNull: false}}", 4), ("{deletedOn: {isNull: true}}", 20),
        ("{deletedOn: {isNull: false}}", 0), ("{archivedOn: {isNull: true}, depth: {equal: 1}}", 16), ("{}", 20),
        ("{archivedOn: null}", 20), ("{archivedOn: {equal: \"2026-01-01T11:59:55\"}}", 4),
        ("{archivedOn: {equal: \"2026-01-01T11:59:55Z\"}}", 4),
        ("{id: {equal: \"00000000-0000-4000-8000-000000000002\"}}", 1), ("{id: {contains: []}}", 0),
        ("{id: {isNull: true}}", 0),
        ("{projectId: {contains: [\"00000000-0000-4000-8000-000000000002\", \"nobody\"]}}", 1),
        (
            "{id: {contains: [\"00000000-0000-4000-8000-000000000004\", \"00000000-0000-4000-8000-000000000005\"]}, "
                + "archivedOn: {isNull: true}}", 1
        ),
    ])
    func filters(_ filter: String, _ count: Int) throws {
        let fixture = BusybusyFixture(projects: 20)
        #expect(try scan(fixture, "filter: \(filter)", page: 100).count == count)
    }

    @Test func pagesThroughAListOfIds() throws {
        let fixture = BusybusyFixture(projects: 20)
        let ids = [9, 3, 7, 1, 5].map(BusybusyFixture.id)
        let list = ids.map { "\"\($0)\"" }.joined(separator: ", ")
        #expect(try scan(fixture, "filter: {id: {contains: [\(list)]}}, sort: {id: asc}", page: 2) == ids.sorted())
    }

    @Test func sortsWithNullsLast() throws {
        let fixture = BusybusyFixture(projects: 4)
        let ids = try scan(fixture, "sort: {projectInfo: {customer: asc}}", page: 10)
        #expect(ids == [0, 2, 1, 3].map(BusybusyFixture.id))
    }

    @Test func capsThePage() throws {
        let fixture = BusybusyFixture(projects: 1_100)
        guard case .list(let standard) = try fixture.value("projects", of: "{ projects { id } }"),
            case .list(let most) = try fixture.value("projects", of: "{ projects(first: 5000) { id } }")
        else {
            Issue.record("no list")
            return
        }
        #expect(standard.count == 50)
        #expect(most.count == 1_000)
        #expect(try fixture.messages("{ projects(first: 0) { id } }") == ["first must be at least 1, got 0"])
    }

    @Test(arguments: ["nonsense", "AAAA", "W10", "....", "WyJhIixbXSwiYiJd"]) func refusesForeignCursors(
        _ cursor: String
    ) throws {
        let fixture = BusybusyFixture(projects: 3)
        #expect(
            try fixture.messages("{ projects(after: \"\(cursor)\") { id } }")
                == ["after is not a cursor of this list and sort; send the cursor of the last node read"]
        )
    }

    @Test func refusesACursorOfAnotherSort() throws {
        let fixture = BusybusyFixture(projects: 3)
        let cursor =
            try fixture.value("projects.0.cursor", of: "{ projects(sort: {title: asc}) { cursor } }").text ?? ""
        let query = "query ($s: [ProjectSort!]) { projects(sort: $s, after: \"\(cursor)\") { id } }"
        #expect(try fixture.messages(query, #"{"s":[{"title":"asc"}]}"#) == [])
        #expect(try fixture.messages(query, #"{"s":[{"title":"desc"}]}"#).count == 1)
        #expect(try fixture.messages("{ projects(after: \"\") { id } }") == [])
    }

    @Test(arguments: ["[{}]", "[{title: asc, id: desc}]", "[{title: null}]", "[{projectInfo: {}}]"])
    func refusesUnclearSorts(_ sort: String) throws {
        let fixture = BusybusyFixture(projects: 3)
        #expect(try fixture.messages("{ projects(sort: \(sort)) { id } }").first?.hasPrefix("sort ") == true)
    }

    @Test func showsEveryFieldOfAProject() throws {
        let fixture = BusybusyFixture(projects: 5)
        let query = """
            { projects(first: 1, sort: {id: desc}) {
                id title depth rootProjectId parentProjectId archivedOn createdOn updatedOn children { id } ancestors { id }
                projectInfo { id projectId number customer address1 address2 city state postalCode country phone latitude
                  longitude locationRadius reminder requireTimeEntryGps additionalInfo }
                projectGroup { id groupName } } }
            """
        let id = BusybusyFixture.id(4)
        let answer = try fixture.ask(query)
        #expect(
            answer.contains(
                #""id":"\#(id)","title":"Project 4","depth":1,"rootProjectId":"\#(id)","parentProjectId":null"#
            )
        )
        #expect(answer.contains(#""archivedOn":"2026-01-01T11:59:55","createdOn":"2026-01-01T11:43:21""#))
        #expect(answer.contains(#""updatedOn":"2026-01-01T11:59:55","children":[],"ancestors":[]"#))
        #expect(answer.contains(#""projectId":"\#(id)","number":null,"customer":"Customer 4""#))
        #expect(answer.contains(#""groupName":"Residential""#))
    }

    @Test func aProjectWithoutCustomerDataHasNoInfo() throws {
        let fixture = BusybusyFixture(projects: 2)
        let query = "{ projects(sort: {id: desc}, first: 1) { projectInfo { id } projectGroup { id } } }"
        #expect(try fixture.value("projects.0.projectInfo", of: query) == .null)
        #expect(try fixture.value("projects.0.projectGroup", of: query) != .null)
    }

    @Test func idsAreLowerCase() throws {
        let upper = UUID(uuidString: "ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF")!
        let seed = SeedProject(id: upper, title: "Upper", createdOn: BusybusyFixture.start)
        let sandbox = BusybusySandbox(seed: 1, projects: [seed], members: []) { BusybusyFixture.start }
        #expect(sandbox.service.state.projects.rows[0].id == "abcdefab-cdef-4abc-8def-abcdefabcdef")
        #expect(sandbox.organizationID == sandbox.organizationID.lowercased())
    }

    @Test func readsMembers() throws {
        let fixture = BusybusyFixture(members: 8)
        let query = """
            query ($f: MemberFilter!) { members(filter: $f, sort: {id: asc}) { id firstName position { title } positionId
              email memberNumber memberGroup { groupName } organizationId isSubContractor timeLocationRequired
              wageHistories { wage } createdOn archivedOn cursor } }
            """
        #expect(try fixture.value("members.0.email", of: query, #"{"f":{}}"#).text == "first@example.com")
        #expect(try fixture.value("members.7.position.title", of: query, #"{"f":{}}"#).text == "Employee")
        #expect(try fixture.value("members.8", of: query, #"{"f":{}}"#) == .null)
        #expect(
            try fixture.value("members.0.organizationId", of: query, #"{"f":{}}"#).text
                == fixture.sandbox.organizationID
        )
    }

    @Test(arguments: [
        (#"["manageEmployees"]"#, "and", 4), (#"["manageEmployees","viewExpenses"]"#, "and", 2),
        (#"["manageEmployees","trackTimeFor"]"#, "or", 6), ("[]", "and", 8), (#"["nothing"]"#, "or", 0),
    ])
    func filtersMembersByPermission(_ permissions: String, _ operation: String, _ count: Int) throws {
        let fixture = BusybusyFixture(members: 8)
        let variables = #"{"f":{"permissions":{"permissions":\#(permissions),"operationType":"\#(operation)"}}}"#
        let query = "query ($f: MemberFilter!) { members(filter: $f) { id } }"
        guard case .list(let members) = try fixture.value("members", of: query, variables) else {
            Issue.record("no list")
            return
        }
        #expect(members.count == count)
    }

    @Test(arguments: ["2026-01-01T12:00:00", "1999-12-31T23:59:59", "2024-02-29T00:00:00"])
    func readsAndWritesStamps(_ text: String) {
        #expect(BusybusyStamp.seconds(text).map(BusybusyStamp.text) == text)
        #expect(BusybusyStamp.seconds(text + "Z") == BusybusyStamp.seconds(text))
    }

    @Test(arguments: ["", "2026-01-01", "2026-02-30T00:00:00", "2026-01-01T12:00", "2026-01-01T12:00:00.5", "x"])
    func refusesOtherStamps(_ text: String) {
        #expect(BusybusyStamp.seconds(text) == nil)
    }
}
