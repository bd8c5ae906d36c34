import Foundation
import Testing

@testable import HighLevel

@Suite struct CatalogContentsTests {
    let catalog = OperationCatalog.forTests

    var actions: [CatalogOperation] { catalog.list(.init(kind: .action)) }

    @Test func everyOperationAndEveryEventIsThere() {
        #expect(actions.count { $0.dialects.contains(.v2) } == 576)
        #expect(actions.count { $0.dialects == [.v3] } == 91)
        #expect(catalog.list(.init(kind: .trigger)).count == 64)
        #expect(catalog.ids.count == 576 + 91 + 64)
        // What v3 has: its own operations, and those of v2 that it kept, under their path or another.
        #expect(actions.count { $0.dialects.contains(.v3) && $0.renames == nil } == 627)
    }

    @Test func idsAreReadableAndBeginWithTheirGroup() throws {
        for operation in catalog.operations {
            #expect(operation.id.wholeMatch(of: /[a-z0-9-]+\.[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(operation.id)")
            #expect(operation.id.hasPrefix(operation.group + "."), "\(operation.id)")
            #expect(!operation.title.isEmpty)
        }
        #expect(Set(catalog.ids).count == catalog.ids.count)
    }

    @Test func addressesAreUniqueInEachDialect() {
        for dialect in HighLevelDialect.allCases {
            let addresses = actions.filter { $0.renames == nil }.compactMap { $0.request(in: dialect) }
                .map { "\($0.method) \($0.path)" }
            #expect(Set(addresses).count == addresses.count)
        }
    }

    @Test func everyPathParameterIsARequiredInput() {
        for operation in actions {
            for dialect in operation.dialects {
                let request = operation.request(in: dialect)!
                let named = Set(request.path.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
                let inputs = Set(request.inputs.filter { $0.place == .path && $0.isRequired }.map(\.name))
                #expect(named == inputs, "\(operation.id) in \(dialect)")
            }
        }
    }

    @Test func everyShapeThatIsReferredToIsThere() {
        var seen: Set<String> = []
        func check(_ type: CatalogType, _ place: String) {
            if let shape = type.shape, seen.insert(shape).inserted {
                for member in catalog.members(of: shape) { check(member.type, place) }
                #expect(Self.shapes.contains(shape), "\(shape) of \(place)")
            }
            for other in type.alternatives + type.members.map(\.type) + [type.items].compactMap(\.self) {
                check(other, place)
            }
        }
        for operation in actions {
            for dialect in operation.dialects {
                for input in operation.request(in: dialect)!.inputs { check(input.type, operation.id) }
            }
        }
    }

    /// The names of the shapes that have a line of their own.
    private static let shapes: Set<String> = {
        let beginning = #"{"shape":""#
        let lines = CatalogBytes.embedded().split(separator: UInt8(ascii: "\n"))
        return Set(
            lines.filter { $0.starts(with: beginning.utf8) }.map { line in
                let rest = line.dropFirst(beginning.utf8.count)
                return String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
            }
        )
    }()

    @Test(arguments: [
        ("contacts.create-task", "POST", "/contacts/{contactId}/tasks", "contacts.write", "2021-07-28"),
        ("contacts.update-tags-in-bulk", "POST", "/contacts/bulk/tags/update/{type}", "contacts.write", "2021-07-28"),
        ("calendars.get-slots", "GET", "/calendars/{calendarId}/free-slots", "calendars.readonly", "2021-04-15"),
        ("opportunities.get-pipelines", "GET", "/opportunities/pipelines", "opportunities.readonly", "2021-07-28"),
    ])
    func knownEntriesSayWhatIsKnown(_ id: String, _ method: String, _ path: String, _ scope: String, _ version: String)
        throws
    {
        let request = try #require(try catalog.operation(id).request(in: .v2))
        #expect(request.method == method)
        #expect(request.path == path)
        #expect(request.scopes == [HighLevelScope(rawValue: scope)])
        #expect(request.version == version)
        #expect(request.access == [.location])
    }

    @Test func v3HasItsOwnPathNamesAndVersion() throws {
        let campaigns = try catalog.operation("contacts.remove-contact-from-every-campaign")
        #expect(campaigns.request(in: .v2)?.path == "/contacts/{contactId}/campaigns/removeAll")
        #expect(campaigns.request(in: .v3)?.path == "/contacts/{contactId}/campaigns/remove-all")
        #expect(campaigns.request(in: .v3)?.version == "v3")
        let twin = try catalog.operation("contacts.remove-contact-from-every-campaign-v3")
        #expect(twin.renames == campaigns.id)
        #expect(twin.request(in: .v3) == campaigns.request(in: .v3))

        let create = try catalog.operation("contacts.create-contact")
        func channels(_ dialect: HighLevelDialect) throws -> [String] {
            let request = try #require(create.request(in: dialect))
            let settings = try #require(request.inputs(named: "dndSettings").first)
            return catalog.members(of: settings.type).map(\.name)
        }
        #expect(try channels(.v2).contains("SMS"))
        #expect(try channels(.v3).contains("sms"))
        #expect(try catalog.operation("contacts.get-contacts").dialects == [.v2])
    }

    @Test func aTriggerTellsItsEventAndItsFields() throws {
        let event = try #require(try catalog.operation("calendars.on-appointment-update").event)
        #expect(event.types == ["AppointmentUpdate"])
        #expect(event.outputs["appointment.contactId"] == .string)
    }

    @Test(arguments: [
        ("invoices.list-invoice-templates", "List invoice templates"),
        ("ad-manager.li-create-integration", "Create integration (LinkedIn)"),
        ("knowledge-base.list", "List knowledge base"),
    ])
    func othersGetTheirTitleByRule(_ id: String, _ title: String) throws {
        #expect(try catalog.operation(id).title == title)
        #expect(try catalog.operation(id).help == nil)
    }

    @Test(arguments: [
        ("contacts.get-contact", true, true), ("contacts.search-contacts-advanced", true, true),
        ("contacts.update-contact", false, true), ("contacts.delete-task", false, true),
        ("contacts.add-tags", false, true), ("contacts.create-note", false, false),
        ("contacts.upsert-contact", false, false), ("ad-manager.fb-upsert-ad", false, false),
        ("oauth.get-access-token", false, false),
    ])
    func whatMayBeRepeated(_ id: String, _ reads: Bool, _ isSafe: Bool) throws {
        let operation = try catalog.operation(id)
        #expect(operation.reads == reads)
        #expect(operation.isSafeToRepeat == isSafe)
    }

    @Test func everyEventHasAGroupThatIsThere() {
        let groups = Set(actions.map(\.group))
        for trigger in catalog.list(.init(kind: .trigger)) { #expect(groups.contains(trigger.group), "\(trigger.id)") }
    }
}
