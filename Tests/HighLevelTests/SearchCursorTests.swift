import Testing

@testable import HighLevel

@Suite struct SearchCursorTests {
    private func page(_ ids: [String], after: [JSONValue]?, total: Int? = nil) -> SearchPage {
        SearchPage(contacts: ids.map { Contact(id: $0) }, total: total, searchAfter: after, traceID: nil)
    }

    @Test func aShortPageEndsTheWalkOnceAllCame() throws {
        var cursor = SearchCursor(SearchRequest(pageSize: 2))
        _ = try cursor.accept(page(["a", "b"], after: [1], total: 3))
        #expect(!cursor.isDone)
        #expect(cursor.request.position == .after([1]))
        _ = try cursor.accept(page(["c"], after: [2], total: 3))
        #expect(cursor.isDone)
    }

    @Test func aShortPageDoesNotEndTheWalkWhileMoreAreCounted() throws {
        var cursor = SearchCursor(SearchRequest(pageSize: 500))
        _ = try cursor.accept(page(["a", "b"], after: [1], total: 3))
        #expect(!cursor.isDone, "the service caps pages below what was asked")
        _ = try cursor.accept(page(["c"], after: [2], total: 3))
        #expect(cursor.isDone)
    }

    @Test func anEmptyPageEndsTheWalk() throws {
        var cursor = SearchCursor(SearchRequest(pageSize: 1))
        _ = try cursor.accept(page(["a"], after: [1], total: 9))
        _ = try cursor.accept(page([], after: nil, total: 9))
        #expect(cursor.isDone)
    }

    @Test func contactsThatMovedAreNotGivenTwice() throws {
        var cursor = SearchCursor(SearchRequest(pageSize: 2))
        _ = try cursor.accept(page(["a", "b"], after: [1]))
        #expect(try cursor.accept(page(["b", "c"], after: [2])).contacts.map(\.id) == ["c"])
    }

    @Test func aCursorThatComesTwiceIsAnError() throws {
        var cursor = SearchCursor(SearchRequest(pageSize: 1))
        _ = try cursor.accept(page(["a"], after: [1]))
        let error = #expect(throws: HighLevelError.self) { try cursor.accept(page(["b"], after: [1])) }
        #expect(error?.code == .incompleteRead)
    }

    @Test func aFullPageWithoutACursorIsAnError() {
        var cursor = SearchCursor(SearchRequest(pageSize: 1))
        #expect(throws: HighLevelError.self) { try cursor.accept(page(["a"], after: nil)) }
    }
}
