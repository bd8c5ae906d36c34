import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct MergedUpdateTests {
    private static let page = StubReply.json(
        #"{"data":{"projects":[{"id":"p1","projectInfo":{"city":"Elgin","latitude":1.5,"reminder":true,"phone":"+1"}}]}}"#
    )
    private static let done = StubReply.json(#"{"data":{"updateProject":{"id":"p1"}}}"#)

    private static var update: ProjectUpdate {
        var update = ProjectUpdate()
        update.info.phone = .clear
        update.info.number = .set("7")
        return update
    }

    @Test func whereAbsentFieldsAreEmptiedTheWholeInfoIsSent() async throws {
        try await Harness.run([Self.page, Self.done]) { harness in
            let writer = GraphQLProjectWriter(client: harness.client, absentFields: .empty)
            _ = try await writer.update(id: "p1", Self.update)
            let sent = try #require(harness.server.requests.last?.body)
            let info = #"{"city":"Elgin","latitude":1.5,"number":"7","phone":null,"reminder":true}"#
            #expect(sent.contains(#""variables":{"id":"p1","input":{"projectInfo":\#(info)}}"#))
        }
    }

    @Test func whereAbsentFieldsStayOnlyNamedOnesAreSent() async throws {
        try await Harness.run([Self.done]) { harness in
            _ = try await harness.writer.update(id: "p1", Self.update)
            #expect(harness.server.requests[0].body.contains(#""projectInfo":{"number":"7","phone":null}"#))
        }
    }

    @Test func aTitleAloneIsSentAlone() async throws {
        try await Harness.run([Self.page, Self.done]) { harness in
            var update = ProjectUpdate()
            update.title = .set("Bo")
            _ = try await GraphQLProjectWriter(client: harness.client, absentFields: .empty).update(id: "p1", update)
            #expect(harness.server.requests[1].body.contains(#""input":{"title":"Bo"}"#))
        }
    }

    @Test func aProjectThatIsNotThereIsNotWritten() async throws {
        try await Harness.run([.page([]), Self.done]) { harness in
            let writer = GraphQLProjectWriter(client: harness.client, absentFields: .empty)
            let error = await failure(of: { _ = try await writer.update(id: "p1", Self.update) })
            #expect(error?.code == .notFound)
            #expect(harness.server.requests.count == 1)
        }
    }
}
