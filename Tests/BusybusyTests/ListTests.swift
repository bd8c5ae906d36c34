import Foundation
import Testing

@testable import Busybusy

/// The lists beside projects and members: what is asked, and what is read.
struct ListTests {
    private struct Body: Decodable {
        struct Variables: Decodable {
            let filter: [String: [String: JSONScalar]]
            let sort: [[String: String]]
        }
        let query: String
        let variables: Variables
    }

    /// A boolean or a list of texts, as operators have them.
    private enum JSONScalar: Decodable, Equatable {
        case flag(Bool), texts([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else {
                self = .texts(try container.decode([String].self))
            }
        }
    }

    /// Reads a list of one node, and gives it with the request.
    private func read<Node: PagedNode>(
        _ root: String,
        _ node: String,
        _ pages: @escaping @Sendable (BusybusyClient) -> NodePages<Node>,
        _ check: @escaping @Sendable (Node, _ query: String, _ filter: [String: String]) throws -> Void
    ) async throws {
        try await Harness.run([.json(#"{"data":{"\#(root)":[\#(node)]}}"#)]) { harness in
            var nodes: [Node] = []
            for try await page in pages(harness.client) { nodes += page }
            #expect(nodes.count == 1)
            let request = try #require(harness.server.requests.first)
            let body = try JSONDecoder().decode(Body.self, from: Data(request.body.utf8))
            #expect(body.variables.sort == [["createdOn": "asc"]])
            let filter = body.variables.filter.mapValues { operators in
                operators.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
            }
            try check(try #require(nodes.first), body.query, filter)
        }
    }

    @Test func costCodes() async throws {
        let node =
            #"{"id":"c1","costCode":"07 31 13","title":"Shingles","unitTitle":"sq","costCodeGroup":{"groupName":"Roof"}}"#
        try await read("costCodes", node, { $0.costCodePages(filter: .init(isArchived: false, ids: ["c1"])) }) {
            #expect($0.code == "07 31 13" && $0.title == "Shingles" && $0.group == "Roof" && $0.unitTitle == "sq")
            #expect($1.contains("$filter: CostCodeFilter") && $1.contains("costCodes("))
            #expect($2 == ["archivedOn": "isNull flag(true)", "id": #"contains texts(["c1"])"#])
        }
    }

    @Test func equipment() async throws {
        let node = """
            {"id":"e1","equipmentName":"Lift","year":2019,"model":{"title":"E300","make":{"title":"JLG"}},
             "lastHours":{"runningHours":812.5},"deletedOn":null}
            """
        try await read("equipment", node, { $0.equipmentPages(filter: .init(isDeleted: false)) }) {
            #expect($0.name == "Lift" && $0.make == "JLG" && $0.model == "E300" && $0.runningHours == 812.5)
            #expect($1.contains("equipment(") && $1.contains("[EquipmentSort!]"))
            #expect($2 == ["deletedOn": "isNull flag(true)"])
        }
    }

    @Test func budgets() async throws {
        try await read("budgetHours", #"{"id":"b","projectId":"p","budgetSeconds":7200}"#, { $0.budgetHoursPages() }) {
            #expect($0.projectId == "p" && $0.budgetSeconds == 7200)
            #expect($1.contains("$filter: BudgetHoursFilter"))
            #expect($2 == ["isLatest": "equal flag(true)"])
        }
        let filter = BudgetFilter(projectIDs: ["p"], isLatest: nil)
        try await read("budgetCosts", #"{"id":"b","costBudget":99.5}"#, { $0.budgetCostPages(filter: filter) }) {
            #expect($0.costBudget == 99.5)
            #expect($1.contains("$filter: BudgetCostFilter"))
            #expect($2 == ["projectId": #"contains texts(["p"])"#])
        }
        try await read("progressBudgets", #"{"id":"b","quantity":30}"#, { $0.progressBudgetPages() }) {
            #expect($0.quantity == 30)
            #expect($1.contains("$filter: ProgressBudgetFilter"))
            #expect($2 == ["deletedOn": "isNull flag(true)"])
        }
    }

    @Test func timeEntries() async throws {
        let node = """
            {"id":"t1","memberId":"m1","projectId":"p1","startTime":"2026-06-08T06:40-07:00","endTime":null,
             "actionType":20,"description":"North side","updatedOn":"2026-06-08T13:41:00",
             "breaks":[{"id":"k1","startTime":"2026-06-08T12:00-07:00","endTime":"2026-06-08T12:30-07:00"}]}
            """
        let filter = TimeEntryFilter(projectIDs: ["p1"], memberIDs: ["m1"], isOpen: true, isDeleted: false)
        try await read("timeEntries", node, { $0.timeEntryPages(filter: filter) }) {
            #expect($0.memberID == "m1" && $0.endTime == nil && $0.description == "North side")
            #expect($0.startTime?.offsetSeconds == -25_200)
            #expect($0.startTime?.date == Date(timeIntervalSince1970: 1_780_926_000))
            #expect($0.breaks.map(\.id) == ["k1"] && $0.updatedOn != nil)
            #expect($1.contains("$filter: TimeEntryFilter"))
            #expect($2.keys.sorted() == ["deletedOn", "endTime", "memberId", "projectId"])
            #expect($2["endTime"] == "isNull flag(true)")
        }
    }

    @Test func aTreeIsReadToSevenLevels() async throws {
        func project(_ depth: Int) -> String {
            let children = depth < 7 ? ",\"children\":[\(project(depth + 1))]" : ""
            return #"{"id":"p\#(depth)","depth":\#(depth)\#(children)}"#
        }
        let root =
            project(1).dropLast()
            + #","projectGroup":{"id":"g","groupName":"Roofs"},"ancestors":[{"id":"a","title":"A","depth":1}]}"#
        try await Harness.run([.json(#"{"data":{"projects":[\#(root)]}}"#)]) { harness in
            var trees: [Project] = []
            for try await page in harness.client.projectTreePages() { trees += page }
            let tree = try #require(trees.first)
            #expect(tree.tree.map(\.id) == (1...7).map { "p\($0)" })
            #expect(tree.group?.groupName == "Roofs" && tree.ancestors.map(\.id) == ["a"])
            let query = try #require(harness.server.requests.first?.body)
            #expect(query.components(separatedBy: "children {").count - 1 == 6)
        }
    }
}
