import Foundation
import Testing

@testable import Busybusy

@Suite struct EncodingTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func filtersUseTheKnownOperators() throws {
        #expect(try json(ProjectFilter()) == "{}")
        #expect(
            try json(ProjectFilter(isArchived: false, depth: 1, ids: ["a"]))
                == #"{"archivedOn":{"isNull":true},"depth":{"equal":1},"id":{"contains":["a"]}}"#
        )
        #expect(try json(MemberFilter(isArchived: true)) == #"{"archivedOn":{"isNull":false}}"#)
    }

    @Test func sortsAreSingleKeyObjectsNestedWhereNeeded() throws {
        #expect(try json(NodeSort.stable) == #"[{"createdOn":"asc"},{"projectInfo":{"projectId":"asc"}}]"#)
        #expect(try json(NodeSort.title(.descending)) == #"{"title":"desc"}"#)
    }

    @Test func anUpdateSendsWhatIsSetAndNullForWhatIsCleared() throws {
        var update = ProjectUpdate()
        #expect(update.isEmpty)
        #expect(try json(update) == "{}")
        update.info.phone = .clear
        update.info.latitude = .set(1.5)
        update.info.reminder = .set(false)
        #expect(try json(update) == #"{"projectInfo":{"latitude":1.5,"phone":null,"reminder":false}}"#)
        update.title = .set("x")
        update.info = ProjectInfoUpdate()
        #expect(try json(update) == #"{"title":"x"}"#)
    }

    @Test func aCreationSendsWhatIsGiven() throws {
        var info = ProjectInfo()
        info.customer = "Lee"
        #expect(
            try json(ProjectCreate(title: "Ann", parentProjectID: "p", info: info))
                == #"{"parentProjectId":"p","projectInfo":{"customer":"Lee"},"title":"Ann"}"#
        )
    }
}
