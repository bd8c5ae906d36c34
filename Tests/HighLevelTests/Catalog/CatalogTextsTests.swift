import Foundation
import Testing

@testable import HighLevel

@Suite struct CatalogTextsTests {
    let catalog = OperationCatalog.forTests

    var featured: [CatalogOperation] { catalog.list(.init(isFeaturedOnly: true)) }

    @Test func whatMattersToAnOfficeIsFeatured() {
        #expect(featured.count { $0.kind == .action } >= 126)
        for group in [
            "contacts", "opportunities", "calendars", "conversations", "custom-fields", "users", "businesses",
        ] {
            let all = catalog.list(.init(group: group, kind: .action)).filter { $0.dialects.contains(.v2) }
            #expect(all.allSatisfy { $0.isFeatured }, "\(all.filter { !$0.isFeatured }.map(\.id))")
        }
        for event in ["contact-create", "note-create", "task-create", "task-complete", "contact-tag-update"] {
            #expect(catalog.find("contacts.on-\(event)")?.isFeatured == true)
        }
    }

    @Test func textsAreShortPlainAndDifferent() {
        for operation in featured {
            let help = operation.help ?? ""
            #expect(!help.isEmpty && help.count <= 120 && help.hasSuffix("."), "\(operation.id): \(help)")
            #expect(operation.title.count <= 60 && !operation.title.hasSuffix("."), "\(operation.id)")
            #expect(operation.title.first?.isUppercase == true, "\(operation.id)")
        }
        #expect(Set(featured.map(\.title)).count == featured.count)
        #expect(Set(featured.compactMap(\.help)).count == featured.count)
    }

    @Test(.enabled(if: OfficialDocuments.folder != nil, OfficialDocuments.howToGet))
    func noSentenceIsTakenFromTheDocuments() throws {
        let official = try OfficialDocuments.sentences()
        try #require(official.count > 1000)
        for operation in featured {
            for sentence in OfficialDocuments.split(operation.title + "\n" + (operation.help ?? "")) {
                #expect(!official.contains(sentence), "\(operation.id): \(sentence)")
            }
        }
    }

    @Test(.enabled(if: OfficialDocuments.folder != nil, OfficialDocuments.howToGet))
    func theDataFileHoldsNoLongTextOfTheDocuments() throws {
        let official = try OfficialDocuments.sentences().filter { $0.count > 40 }
        var held: Set<String> = []
        func collect(_ value: Any) {
            if let text = value as? String, text.count > 40 { held.formUnion(OfficialDocuments.split(text)) }
            for item in value as? [Any] ?? [] { collect(item) }
            for (name, member) in value as? [String: Any] ?? [:] { [name, member].forEach(collect) }
        }
        for line in CatalogBytes.embedded().split(separator: UInt8(ascii: "\n")) {
            collect(try JSONSerialization.jsonObject(with: line))
        }
        try #require(!held.isEmpty)
        #expect(official.isDisjoint(with: held), "\(official.intersection(held).prefix(5))")
    }
}
