import Foundation
import Testing

@testable import Sandbox

/// Loading contact exports: good files, bad rows, and files that are none.
@Suite struct ContactExportTests {
    private static let header = "Contact Id,First Name,Last Name,Business Name,Phone,Email,Created,Last Activity,Tags"
    private static let now = Date(timeIntervalSince1970: 1_767_323_045)

    private func load(_ csv: String) throws -> ContactExport {
        try ContactExport(csv: csv, seed: 1, now: Self.now)
    }

    @Test func aGoodFileIsLoaded() throws {
        let lines = [
            "\u{FEFF} contact id ,FIRST NAME,Last Name,Business Name,Phone,Email,Created,Last Activity,Tags,Roof Type,Budget",
            #"abc,Ann,Lee,,(312) 655-0147,ann@x.org,2024-05-01T14:03:22-05:00,May 02 2024 02:03 PM,"Customer, vip",Tile,"#,
            #",,,"Acme, Inc. ""West""",,,05/01/2024,,,,1200"#, "",
        ]
        let export = try load(lines.joined(separator: "\r\n"))
        #expect(export.report == .init(loaded: 2, rejected: [], customFieldColumns: ["Roof Type", "Budget"]))
        let ann = export.contacts[0]
        #expect(ann.id == "abc")
        #expect(ann.tags == ["Customer", "vip"])
        #expect(ann.customFields == ["Roof Type": "Tile"])
        #expect(HighLevelTime(ann.createdOn).iso == "2024-05-01T19:03:22.000Z")
        #expect(HighLevelTime(try #require(ann.lastActivityOn)).iso == "2024-05-02T14:03:00.000Z")
        let acme = export.contacts[1]
        #expect(acme.companyName == #"Acme, Inc. "West""#)
        #expect(acme.id.count == 20)
        #expect(acme.firstName == nil)
        #expect(acme.customFields == ["Budget": "1200"])
    }

    @Test(arguments: [
        ("x,Ann,Lee,,,not-an-email,,,", "unreadable e-mail"), ("x,Ann,Lee,,,a@b,,,", "unreadable e-mail"),
        ("ok,Ann,Lee,,,,,,", "was on line 2 already"), ("x,,,,,,,,vip", "neither name, business, phone nor e-mail"),
        ("x,Ann,Lee,,,,,", "8 cells where the header has 9"), ("x,Ann,Lee,,,,,,,", "10 cells where the header has 9"),
        ("x,Ann,Lee,,,,yesterday,,", "unreadable date \"yesterday\" in Created"),
        ("x,Ann,Lee,,,,,31/31/2024,", "in Last Activity"), ("x,An\"n,Lee,,,,,,", "a quote"),
        ("x,\"Ann\"y,Lee,,,,,,", "a quote"), ("x,\"Ann,Lee,,,,,,", "a quote"),
    ])
    func aBadRowIsReportedAndTheOthersStay(_ row: String, _ reason: String) throws {
        let export = try load("\(Self.header)\nok,Bob,,,,,,,\"two\nlines\"\n\(row)\nlast,Cy,,,,,,,\n")
        #expect(export.contacts.map(\.id) == ["ok", "last"])
        #expect(export.report.rejected.map(\.line) == [4])
        #expect(export.report.rejected.first?.reason.contains(reason) == true, "\(export.report.rejected)")
    }

    @Test func linesAreCountedThroughQuotedBreaks() throws {
        let export = try load(
            "\(Self.header)\r\na,Ann,,\"One\r\nTwo\r\nThree\",,,,,\r\n\r\nb,,,,,,,,\r\nc,Cy,,\"x\n\ny\",,,,,\rd,,,,,bad,,,"
        )
        #expect(export.contacts.map(\.id) == ["a", "c"])
        #expect(export.report.rejected.map(\.line) == [6, 10])
        #expect(export.contacts[0].companyName == "One\r\nTwo\r\nThree")
    }

    @Test(arguments: [
        "", "\n\n", "\u{FEFF}", "name;of;nothing\n1;2;3", "{\"contacts\": []}", "Phone,phone\n1,2", "<html></html>",
    ])
    func filesThatAreNoneAreOneError(_ csv: String) {
        #expect(throws: ContactExport.Failure.self) { try load(csv) }
    }

    @Test func otherDelimitersAreRead() throws {
        #expect(try load("First Name;Email;Tags\nAnn;a@x.org;one,two\n").contacts.first?.tags == ["one", "two"])
        #expect(try load("First Name\tEmail\nAnn\ta@x.org").report.loaded == 1)
    }

    @Test(arguments: [
        ("2024-05-01T14:03:22-05:00", "2024-05-01T19:03:22Z"), ("May 01 2024 02:03 PM", "2024-05-01T14:03:00Z"),
        ("05/01/2024", "2024-05-01T00:00:00Z"), ("5/1/2024 2:03 pm", "2024-05-01T14:03:00Z"),
        ("May 1, 2024", "2024-05-01T00:00:00Z"), ("2024-05-01 14:03:22", "2024-05-01T14:03:22Z"),
        ("September 3rd, 2024 12:05 AM", "2024-09-03T00:05:00Z"), ("2024/05/01 14:03", "2024-05-01T14:03:00Z"),
    ])
    func datesAreRead(_ text: String, _ iso: String) throws {
        #expect(HighLevelTime(try #require(ExportDate.date(text))).isoSeconds == iso)
    }

    @Test(arguments: ["yesterday", "31/31/2024", "May 2024", "05/01/2024 25:00", "05/01/2024 13:00 PM", "12"])
    func wrongDatesAreRefused(_ text: String) {
        #expect(ExportDate.date(text) == nil)
    }

    @Test func columnsBecomeCustomFields() throws {
        let export = try load("Contact Id,First Name,Gate Code,Favourite Color\nx,Ann,4711,Blue\n")
        let snapshot = HighLevelSnapshot(export, seed: 1)
        let color = try #require(snapshot.customFields.first { $0.fieldKey == "contact.favourite_color" })
        #expect(snapshot.customFields.count { $0.name == "Gate Code" } == 1)
        #expect(snapshot.contacts[0].customFields.contains { $0.id == color.id && $0.value == "Blue" })
        #expect(snapshot.contacts[0].customFields.count == 2)
    }
}
