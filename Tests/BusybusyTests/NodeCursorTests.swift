import Testing

@testable import Busybusy

@Suite struct NodeCursorTests {
    private func page(_ ids: Range<Int>) -> [Project] {
        ids.map { id in
            var project = Project(id: "\(id)")
            project.cursor = "c\(id)"
            return project
        }
    }

    /// A service with so many projects that caps its pages; returns the calls it took and the ids that came.
    private func walk(_ count: Int, asking pageSize: Int, cap: Int) throws -> (calls: Int, ids: Set<String>) {
        var cursor = NodeCursor<Project>(pageSize: pageSize)
        var (calls, position) = (0, 0)
        var ids: Set<String> = []
        while !cursor.isDone {
            let end = min(count, position + min(cursor.pageSize, cap))
            for project in try cursor.accept(page(position..<end), operation: "projects") { ids.insert(project.id) }
            (calls, position) = (calls + 1, end)
        }
        return (calls, ids)
    }

    @Test func tenThousandProjectsTake21Calls() throws {
        let result = try walk(10_000, asking: 500, cap: 1000)
        #expect(result.calls == 21)
        #expect(result.ids.count == 10_000)
    }

    @Test(arguments: [0, 1, 99, 100, 101, 499, 500, 501])
    func aServiceThatCapsItsPagesLosesNothing(_ count: Int) throws {
        #expect(try walk(count, asking: 500, cap: 100).ids.count == count)
    }

    @Test func nodesThatMovedAreNotGivenTwice() throws {
        var cursor = NodeCursor<Project>(pageSize: 2)
        _ = try cursor.accept(page(0..<2), operation: "projects")
        #expect(try cursor.accept(page(1..<3), operation: "projects").map(\.id) == ["2"])
    }

    @Test(arguments: [nil, ""])
    func aMissingCursorEndsTheWalk(_ last: String?) throws {
        var cursor = NodeCursor<Project>(pageSize: 1)
        var project = Project(id: "a")
        project.cursor = last
        #expect(try cursor.accept([project], operation: "projects").count == 1)
        #expect(cursor.isDone)
    }

    @Test func aCursorThatComesTwiceIsAnError() throws {
        var cursor = NodeCursor<Project>(pageSize: 2)
        _ = try cursor.accept(page(0..<2), operation: "projects")
        let error = #expect(throws: BusybusyError.self) { try cursor.accept(page(0..<2), operation: "projects") }
        #expect(error?.code == .incompleteRead)
    }

    @Test func aPageIsHalvedDownTo25() {
        var cursor = NodeCursor<Project>(pageSize: 500)
        var sizes: [Int] = []
        while cursor.canShrink {
            cursor.shrink()
            sizes.append(cursor.pageSize)
        }
        #expect(sizes == [250, 125, 62, 31, 25])
        #expect(NodeCursor<Project>(pageSize: 10).canShrink == false)
    }
}

@Suite struct SeenIDsTests {
    @Test func everySpellingIsAnIdOfItsOwn() {
        let ids = [
            "0a000000-0000-4000-8000-000000000001", "0A000000-0000-4000-8000-000000000001",
            "0a000000000040008000000000000001", "0a000000-0000-4000-8000-000000000002",
            "0a000000-0000-4000-8000-00000000000g", "0a0000000-000-4000-8000-000000000001", "", "1",
        ]
        var seen = SeenIDs()
        let first = ids.map { seen.insert($0) }
        let second = ids.map { seen.insert($0) }
        #expect(first.allSatisfy { $0 })
        #expect(!second.contains(true))
    }
}
