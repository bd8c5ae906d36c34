import Foundation
import Testing

@testable import Sandbox

/// The lists of what time is booked on, and the punches.
@Suite struct BusybusyTimeTests {
    private let fixture = BusybusyFixture(projects: 20, members: 8, age: 400)

    private func count(_ query: String, _ root: String) throws -> Int {
        guard case .list(let items) = try fixture.value(root, of: query) else { return -1 }
        return items.count
    }

    @Test func everyFieldOfEveryListIsAnswered() throws {
        for root in BusybusySchema.schema.rootFields where !root.hasSuffix("Project") {
            let question =
                "{ __type(name: \"Query\") { fields { name type { ofType { ofType { ofType { fields { "
                + "name type { kind ofType { kind ofType { kind } } } } } } } } } }"
            guard case .list(let roots) = try fixture.value("__type.fields", of: question),
                let node = roots.compactMap(\.entries).first(where: { $0["name"] == .string(root) })
            else { continue }
            let type = (0..<3).reduce(node["type"]) { type, _ in type?.entries?["ofType"] }
            guard case .list(let found)? = type?.entries?["fields"] else { continue }
            let fields = found.compactMap(\.entries).map { field in
                let kinds = "\(field["type"]?.inspected ?? "")"
                return (field["name"]?.text ?? "") + (kinds.contains("OBJECT") ? " { __typename }" : "")
            }
            #expect(fields.count > 5)
            let filter = root == "members" ? "filter: {}, " : ""
            let query = "{ \(root)(\(filter)first: 5) { \(fields.joined(separator: " ")) } }"
            #expect(try fixture.messages(query) == [])
            #expect(try count(query, root) > 0, "\(root)")
        }
    }

    @Test func aPunchNamesWhoAndWhere() throws {
        let query = """
            { timeEntries(first: 1, filter: {endTime: {isNull: false}, costCodeId: {isNull: false}}) {
              memberId member { id } projectId project { id } costCodeId costCode { id costCode cursor } startTime
              endTime actionType breaks { startTime endTime } } }
            """
        let entry = try fixture.value("timeEntries.0", of: query).entries
        #expect(entry?["memberId"] == entry?["member"]?.entries?["id"])
        #expect(entry?["projectId"] == entry?["project"]?.entries?["id"])
        #expect(entry?["costCodeId"] == entry?["costCode"]?.entries?["id"])
        let time = entry?["startTime"]?.text ?? ""
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d-0[56]:00/) != nil)
    }

    @Test func filtersPunches() throws {
        let all = try count("{ timeEntries(first: 1000) { id } }", "timeEntries")
        let open = try count("{ timeEntries(first: 1000, filter: {endTime: {isNull: true}}) { id } }", "timeEntries")
        let closed = try count("{ timeEntries(first: 1000, filter: {endTime: {isNull: false}}) { id } }", "timeEntries")
        #expect(all == open + closed && open > 0)
        let member = BusybusyFixture.id(4096)
        let own = try count(
            "{ timeEntries(first: 1000, filter: {memberId: {contains: [\"\(member)\"]}}) { id } }",
            "timeEntries"
        )
        #expect(own > 0 && own < all)
    }

    @Test func budgetsCanBeTheLatest() throws {
        let all = try count("{ budgetHours(first: 1000) { id } }", "budgetHours")
        let latest = try count("{ budgetHours(first: 1000, filter: {isLatest: {equal: true}}) { id } }", "budgetHours")
        #expect(latest > 0 && latest < all)
    }

    @Test func pagesThroughPunches() throws {
        var ids: [String] = []
        var after = ""
        repeat {
            let query = "{ timeEntries(first: 30, after: \"\(after)\", sort: {startTime: desc}) { id cursor } }"
            guard case .list(let items) = try fixture.value("timeEntries", of: query), let last = items.last else {
                break
            }
            ids += items.compactMap { $0.entries?["id"]?.text }
            after = last.entries?["cursor"]?.text ?? ""
        } while !after.isEmpty
        #expect(ids.count == (try count("{ timeEntries(first: 1000) { id } }", "timeEntries")))
        #expect(Set(ids).count == ids.count)
    }

    @Test func aPunchCanBeMadeEditedAndDeleted() throws {
        let service = fixture.sandbox.service
        let before = service.state.entries.rows.count
        func punch(_ json: String) throws -> String { try service.punch(GraphQLValue(json: Data(json.utf8)) ?? .null) }
        let id = try punch(
            #"{"memberId":"\#(BusybusyFixture.id(4097))","startTime":"2026-01-01T05:00-06:00","description":"x"}"#
        )
        fixture.advance(seconds: 100)
        #expect(try punch(#"{"id":"\#(id)","endTime":"2026-01-01T05:30-06:00"}"#) == id)
        let query =
            "{ timeEntries(filter: {id: {equal: \"\(id)\"}}) { endTime updatedOn createdOn description deletedOn } }"
        #expect(
            try fixture.ask(query)
                == #"{"data":{"timeEntries":[{"endTime":"2026-01-01T05:30-06:00","updatedOn":"2026-01-01T12:01:40","#
                + #""createdOn":"2026-01-01T12:00:00","description":"x","deletedOn":null}]}}"#
        )
        _ = try punch(#"{"id":"\#(id)","isDeleted":true}"#)
        #expect(try fixture.value("timeEntries.0.deletedOn", of: query) != .null)
        #expect(service.state.entries.rows.count == before + 1)
    }

    @Test(arguments: [
        ("[]", "Send a JSON object"), (#"{"id":"x"}"#, "There is no punch"), (#"{"a":1}"#, #"Unknown key "a""#),
        ("{}", "memberId must be"), (#"{"memberId":"00000000-0000-4000-8000-000000001000"}"#, "startTime is missing"),
        (#"{"memberId":"00000000-0000-4000-8000-000000001000","startTime":"now"}"#, "startTime must be like"),
        (
            #"{"memberId":"00000000-0000-4000-8000-000000001000","startTime":"2026-01-01T05:00Z","endTime":"2026-01-01T04:00Z"}"#,
            "endTime is before"
        ),
    ])
    func refusesUnclearPunches(_ json: String, _ reason: String) {
        let error = #expect(throws: GraphQLError.self) {
            try fixture.sandbox.service.punch(GraphQLValue(json: Data(json.utf8)) ?? .null)
        }
        #expect(error?.message.contains(reason) == true)
    }

    @Test func aSnapshotKeepsTheWork() throws {
        let restored = try BusybusySandbox(restoring: try fixture.sandbox.snapshot()) { BusybusyFixture.start }
        #expect(restored.service.state.entries.rows.map(\.id) == fixture.sandbox.service.state.entries.rows.map(\.id))
        #expect(
            restored.service.state.members.rows.map(\.wages) == fixture.sandbox.service.state.members.rows.map(\.wages)
        )
        #expect(!restored.service.state.budgetHours.rows.isEmpty && !restored.service.state.costCodes.rows.isEmpty)
    }

    @Test func aLimitedKeySeesAboutHalf() throws {
        let service = BusybusyFixture(projects: 200, members: 40, age: 400).sandbox.service
        let query =
            "{ projects(first: 1000) { id } members(filter: {}, first: 1000) { id } timeEntries(first: 9) { projectId } }"
        let plan = try service.prepare(BusybusyRequest(query: query))
        let data = service.execute(plan, sees: .half).data?.entries
        guard case .list(let projects)? = data?["projects"], case .list(let members)? = data?["members"],
            case .list(let entries)? = data?["timeEntries"]
        else {
            Issue.record("no lists")
            return
        }
        #expect((60...140).contains(projects.count) && (8...32).contains(members.count))
        let seen = Set(projects.compactMap { $0.entries?["id"] })
        #expect(!entries.isEmpty && entries.allSatisfy { $0.entries?["projectId"].map(seen.contains) == true })
    }
}
