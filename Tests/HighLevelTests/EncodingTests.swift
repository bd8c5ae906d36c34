import Foundation
import Testing

@testable import HighLevel

@Suite struct EncodingTests {
    private func json(_ value: some Encodable, _ dialect: HighLevelDialect = .v2) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.userInfo[.dialect] = dialect
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func anUpdateSendsWhatIsSetAndNullForWhatIsCleared() throws {
        var update = ContactUpdate()
        #expect(update.isEmpty)
        #expect(try json(update) == "{}")
        update.firstName = .set("Ann")
        update.email = .clear
        update.dnd = .set(true)
        #expect(try json(update) == #"{"dnd":true,"email":null,"firstName":"Ann"}"#)
        #expect(!update.isEmpty)
    }

    @Test(arguments: [(HighLevelDialect.v2, "field_value"), (.v3, "fieldValue")])
    func customFieldsAreWrittenInTheDialect(_ dialect: HighLevelDialect, _ key: String) throws {
        var update = ContactUpdate()
        update.customFields = [CustomFieldInput(id: "f1", value: 7)]
        #expect(try json(update, dialect) == #"{"customFields":[{"\#(key)":7,"id":"f1"}]}"#)
    }

    @Test func aCreationNamesTheLocation() throws {
        var contact = ContactCreate()
        contact.name = "Ann"
        contact.tags = ["a"]
        let body = ContactCreateBody(contact: contact, locationID: "loc1")
        #expect(try json(body) == #"{"locationId":"loc1","name":"Ann","tags":["a"]}"#)
    }

    @Test func aSearchSendsAPageOrACursorButNeverBoth() throws {
        var request = SearchRequest(pageSize: 100)
        let sort = #""sort":[{"direction":"asc","field":"dateAdded"}]"#
        #expect(
            try json(SearchBody(request: request, locationID: "l"))
                == #"{"locationId":"l","page":1,"pageLimit":100,\#(sort)}"#
        )
        request.position = .after([1_625_203_106_704, "c1"])
        #expect(
            try json(SearchBody(request: request, locationID: "l"))
                == #"{"locationId":"l","pageLimit":100,"searchAfter":[1625203106704,"c1"],\#(sort)}"#
        )
    }

    @Test(arguments: [
        (SearchFilter.equals(field: "phone", value: "+1"), #"{"field":"phone","operator":"eq","value":"+1"}"#),
        (.exists(field: "email"), #"{"field":"email","operator":"exists"}"#),
        (.range(field: "dateUpdated", from: 5), #"{"field":"dateUpdated","operator":"range","value":{"gte":5}}"#),
        (
            .any([.contains(field: "tags", value: "a"), .notExists(field: "email")]),
            #"{"filters":[{"field":"tags","operator":"contains","value":"a"},"#
                + #"{"field":"email","operator":"not_exists"}],"group":"OR"}"#
        ),
    ])
    func filters(_ filter: SearchFilter, _ expected: String) throws {
        #expect(try json(filter) == expected)
    }

    @Test func aTaskIsDueAtAWholeSecond() throws {
        let task = TaskCreate(title: "Call", dueDate: Date(timeIntervalSince1970: 0.7))
        #expect(try json(task) == #"{"completed":false,"dueDate":"1970-01-01T00:00:00Z","title":"Call"}"#)
        var update = TaskUpdate()
        update.assignedTo = .clear
        update.dueDate = .set(Date(timeIntervalSince1970: 60))
        #expect(try json(update) == #"{"assignedTo":null,"dueDate":"1970-01-01T00:01:00Z"}"#)
    }

    @Test func aNoteUpdateSendsItsChanges() throws {
        var update = NoteUpdate()
        update.body = .set("x")
        update.userID = .clear
        #expect(try json(update) == #"{"body":"x","userId":null}"#)
        #expect(try json(NoteCreate(body: "b", userID: "u")) == #"{"body":"b","userId":"u"}"#)
    }
}
