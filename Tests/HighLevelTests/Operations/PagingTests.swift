import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct PagingTests {
    private struct Row: Identifiable, Sendable, Equatable { let id: String }

    private func page(_ ids: [String], total: Int? = nil, next: PagePosition?) -> HighLevelPage<Row> {
        HighLevelPage(rows: ids.map { Row(id: $0) }, total: total, next: next)
    }

    @Test func aWalkEndsWithoutANextPage() throws {
        var walk = PageWalk<Row>(operation: "list", from: .skip(0))
        #expect(try walk.accept(page(["a", "b"], next: .skip(2))).map(\.id) == ["a", "b"])
        #expect(walk.position == .skip(2) && !walk.isDone)
        #expect(try walk.accept(page(["b", "c"], next: nil)).map(\.id) == ["c"], "a row that moved is given once")
        #expect(walk.isDone)
    }

    @Test func aPositionThatComesTwiceIsAnError() throws {
        var walk = PageWalk<Row>(operation: "list", from: .page(1))
        _ = try walk.accept(page(["a"], next: .page(2)))
        let error = #expect(throws: HighLevelError.self) { try walk.accept(page(["b"], next: .page(1))) }
        #expect(error?.code == .incompleteRead && error?.operation == "list")
    }

    @Test func aPageThatBringsNothingNewIsAnError() throws {
        var walk = PageWalk<Row>(operation: "list", from: .skip(0))
        _ = try walk.accept(page(["a"], next: .skip(1)))
        #expect(throws: HighLevelError.self) { try walk.accept(page(["a"], next: .skip(2))) }
    }

    @Test func anEmptyPageMayHaveANextOne() throws {
        var walk = PageWalk<Row>(operation: "list", from: .page(1))
        #expect(try walk.accept(page([], next: .page(2))).isEmpty)
        #expect(!walk.isDone)
    }

    @Test(
        arguments: [
            (0, 0, nil, nil), (2, 0, nil, .skip(2)), (2, 0, 2, nil), (3, 0, 3, .skip(3)), (2, 3, 5, nil),
            (2, 3, 9, .skip(5)), (0, 3, 9, nil), (3, 3, 6, .skip(6)),
        ] as [(Int, Int, Int?, PagePosition?)]
    )
    func theEndOfASkippingList(_ count: Int, _ skipped: Int, _ total: Int?, _ next: PagePosition?) {
        let rows = (0..<count).map { Row(id: "\($0)") }
        #expect(HighLevelPage(rows: rows, total: total, skipped: skipped, pageSize: 3).next == next)
    }

    @Test func tasksOfTheLocation() async throws {
        let replies: [StubReply] = [
            .json(#"{"tasks":[{"id":"a"},{"id":"b"}]}"#), .json(#"{"tasks":[{"id":"b"},{"id":"c"}]}"#),
            .json(#"{"tasks":[]}"#),
        ]
        try await Harness.run(replies) { harness in
            let ids = try await harness.client.locationTaskPages(pageSize: 2).all().map(\.id)
            #expect(ids == ["a", "b", "c"])
            let skips = harness.server.requests.map { $0.body.split(separator: #""skip":"#).last }
            #expect(skips == ["0}", "2}", "4}"])
        }
    }

    @Test func aListThatIgnoresItsPositionIsAnError() async throws {
        let all = StubReply.json(#"{"businesses":[{"id":"a"}]}"#)
        try await Harness.run([all, all]) { harness in
            let error = await failure(of: { _ = try await harness.client.businessPages(pageSize: 1).all() })
            #expect(error?.code == .incompleteRead && error?.operation == "listBusinesses")
        }
    }

    @Test func aFailedPageFailsTheWalk() async throws {
        let replies: [StubReply] = [
            .json(#"{"users":[{"id":"a"}],"count":2}"#), .json(#"{"message":"Invalid JWT"}"#, status: 401),
        ]
        try await Harness.run(replies) { harness in
            let pages = harness.client.userPages(UserQuery(companyID: "co"), pageSize: 1)
            #expect(await failure(of: { _ = try await pages.all() })?.code == .unauthorized)
        }
    }

    @Test func contactsOfABusinessAreSkippedThroughInV2() async throws {
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a","startAfter":["ann","a"]},{"id":"b","startAfter":["bo","b"]}],"count":3}"#),
            .json(#"{"contacts":[{"id":"c"}],"count":3}"#),
        ]
        try await Harness.run(replies) { harness in
            let ids = try await harness.client.businessContactPages("b1", pageSize: 2).all().map(\.id)
            #expect(ids == ["a", "b", "c"])
            #expect(harness.server.requests.last?.target.hasSuffix("limit=2&skip=2") == true)
        }
    }

    @Test func contactsOfABusinessFollowTheCursorInV3() async throws {
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a","startAfter":["ann lee","a"]}],"count":2}"#),
            .json(#"{"contacts":[{"id":"b","startAfter":["bo","b"]}],"count":2}"#), .json(#"{"contacts":[]}"#),
        ]
        try await Harness.run(replies, dialect: .v3) { harness in
            let ids = try await harness.client.businessContactPages("b1", pageSize: 1).all().map(\.id)
            #expect(ids == ["a", "b"])
            #expect(
                harness.server.requests.map(\.target) == [
                    "/contacts/business/b1?locationId=loc1&limit=1&skip=0",
                    "/contacts/business/b1?locationId=loc1&limit=1&startAfter=ann%20lee%2Ca",
                    "/contacts/business/b1?locationId=loc1&limit=1&startAfter=bo%2Cb",
                ]
            )
        }
    }

    @Test func aCursorThatBreaksOffIsAnError() async throws {
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a","startAfter":["ann","a"]}]}"#), .json(#"{"contacts":[{"id":"b"}]}"#),
        ]
        try await Harness.run(replies, dialect: .v3) { harness in
            let error = await failure(of: { _ = try await harness.client.businessContactPages("b1").all() })
            #expect(error?.code == .incompleteRead)
        }
    }

    @Test func opportunitiesFollowTimeAndID() async throws {
        let meta = #""meta":{"total":2,"nextPageUrl":"http://x","startAfter":1628008053263,"startAfterId":"a"}"#
        let replies: [StubReply] = [
            .json(#"{"opportunities":[{"id":"a","contact":{"id":"c1","name":"Ann"}}],\#(meta)}"#),
            .json(#"{"opportunities":[{"id":"b"}],"meta":{"total":2,"nextPageUrl":null}}"#),
        ]
        try await Harness.run(replies) { harness in
            let rows = try await harness.client.opportunityPages(pageSize: 1).all()
            #expect(rows.map(\.id) == ["a", "b"] && rows.first?.contactID == "c1")
            let last = harness.server.requests.last?.target
            #expect(last == "/opportunities/search?location_id=loc1&limit=1&startAfter=1628008053263&startAfterId=a")
        }
    }

    @Test func opportunitiesFollowTheNumberWhereThereIsNoCursor() async throws {
        let replies: [StubReply] = [
            .json(#"{"opportunities":[{"id":"a"}],"meta":{"nextPageUrl":"http://x","nextPage":2}}"#),
            .json(#"{"opportunities":[{"id":"b"}],"meta":{}}"#),
        ]
        try await Harness.run(replies) { harness in
            verify(try await harness.client.opportunityPages(pageSize: 1).all().count == 2)
            #expect(harness.server.requests.last?.target.hasSuffix("limit=1&page=2") == true)
        }
    }

    @Test func foundOpportunitiesEndOnAnEmptyPage() async throws {
        let replies: [StubReply] = [
            .json(#"{"opportunities":[{"id":"a"},{"id":"b"}],"total":3}"#),
            .json(#"{"opportunities":[{"id":"c"}],"total":3}"#), .json(#"{"opportunities":[],"total":3}"#),
        ]
        try await Harness.run(replies) { harness in
            verify(try await harness.client.foundOpportunityPages(pageSize: 2).all().map(\.id) == ["a", "b", "c"])
        }
    }

    @Test func aSingleShortPageIsTheLast() async throws {
        try await Harness.run([.json(#"{"opportunities":[{"id":"a"}],"total":1}"#)]) { harness in
            verify(try await harness.client.foundOpportunityPages().all().count == 1)
        }
    }

    @Test func theListGivesAContactThatMovedOnce() async throws {
        let more = #""meta":{"nextPageUrl":"http://x","startAfterId":"a","startAfter":5}"#
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a"}],\#(more)}"#),
            .json(#"{"contacts":[{"id":"a"},{"id":"b"}],"meta":{}}"#),
        ]
        try await Harness.run(replies) { harness in
            var ids: [String] = []
            for try await page in harness.client.contactListPages() { ids += page.contacts.map(\.id) }
            #expect(ids == ["a", "b"])
        }
    }

    @Test func theSearchGoesBeyondTenThousand() async throws {
        let replies = (0..<22).map { page -> StubReply in
            let count = page < 21 ? 500 : 3
            let rows = (0..<count).map { #"{"id":"\#(page)-\#($0)","searchAfter":[\#(page),"\#($0)"]}"# }
            return .json(#"{"contacts":[\#(rows.joined(separator: ","))],"total":10503}"#)
        }
        try await Harness.run(replies) { harness in
            var count = 0
            for try await page in harness.client.contactPages() { count += page.contacts.count }
            #expect(count == 10_503)
            #expect(harness.server.requests.count { $0.body.contains(#""page":"#) } == 1)
        }
    }

    @Test func whatTheServiceWouldRefuseIsNotSent() async throws {
        try await Harness.run([]) { harness in
            let client = harness.client
            let calls: [@Sendable () async throws -> Void] = [
                { _ = try await client.searchContacts(SearchRequest(pageSize: 501)) },
                { _ = try await client.searchContacts(SearchRequest(pageSize: 0)) },
                { _ = try await client.searchContacts(SearchRequest(pageSize: 500, position: .page(21))) },
                { _ = try await client.searchContacts(SearchRequest(query: String(repeating: "a", count: 76))) },
                { _ = try await client.searchContacts(SearchRequest(sort: [.dateAdded, .dateAdded, .dateAdded])) },
                { _ = try await client.listContacts(limit: 101) },
                { _ = try await client.businesses(at: .page(1)) },
                { _ = try await client.searchOpportunities(at: .skip(0)) },
                { _ = try await client.findOpportunities(at: .page(0)) },
                { _ = try await client.locationTasks(pageSize: 0) },
            ]
            for call in calls { #expect(await failure(of: call)?.code == .invalid) }
            #expect(harness.server.requests.isEmpty)
        }
    }
}
