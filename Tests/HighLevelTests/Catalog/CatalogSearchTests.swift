import Testing

@testable import HighLevel

@Suite struct CatalogSearchTests {
    let catalog = OperationCatalog.forTests

    @Test(arguments: [
        ("complete task", "contacts.update-task-completed"), ("add task contact", "contacts.create-task"),
        ("free times", "calendars.get-slots"), ("ContactTagUpdate", "contacts.on-contact-tag-update"),
        ("pipelines", "opportunities.get-pipelines"), ("invoice template list", "invoices.list-invoice-templates"),
    ])
    func theBestFitComesFirst(_ text: String, _ id: String) {
        #expect(catalog.list(.init(text: text)).first?.id == id)
    }

    @Test func everyWordHasToOccur() {
        #expect(catalog.list(.init(text: "task xyzzy")).isEmpty)
        let found = catalog.list(.init(text: "note"))
        #expect(found.count > 5)
        #expect(!found.contains { $0.id == "contacts.create-task" })
    }

    @Test func filtersGoTogether() {
        let found = catalog.list(.init(text: "note", group: "contacts", kind: .trigger, isFeaturedOnly: true))
        #expect(
            Set(found.map(\.id)) == ["contacts.on-note-create", "contacts.on-note-update", "contacts.on-note-delete"]
        )
    }

    @Test(arguments: [
        ("contacts.create-tsk", "contacts.create-task"), ("create-task", "contacts.create-task"),
        ("contacts.on-contact-creat", "contacts.on-contact-create"),
    ])
    func aMisspeltIdNamesTheNearest(_ id: String, _ expected: String) {
        #expect(catalog.nearest(to: id).first == expected)
        let error = #expect(throws: HighLevelError.self) { try catalog.operation(id) }
        #expect(error?.message.contains(expected) == true)
    }

    @Test func nothingIsLikeNonsense() {
        #expect(catalog.nearest(to: "qqqqqqqqqqqqqqqqqqqqqq.zzzzzzzzzzzzzzzzzzzzz").isEmpty)
    }

    @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("Same", "same", 0)])
    func distances(_ left: String, _ right: String, _ expected: Int) {
        #expect(NearestNames.distance(left, right) == expected)
    }
}
