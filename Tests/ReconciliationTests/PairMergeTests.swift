import Mapping
import Records
import Testing

@testable import Reconciliation

@Suite struct PairMergeTests {
    private let base: [FieldName: BasePair] = [
        "title": BasePair(contact: "Ana Lopez", project: "Ana Lopez"),
        "customer": BasePair(contact: "Ana Lopez", project: "Ana Lopez"),
        "phone": BasePair(contact: "+13125550147", project: "+13125550147"),
    ]
    private let contact = Fixture.contact("c1", ["name": "Ana Lopez", "phone": "+13125550147"])
    private let project = Fixture.project(
        "p1",
        ["title": "Ana Lopez", "customer": "Ana Lopez", "phone": "+13125550147"]
    )

    private func merge(
        _ change: (inout Record, inout Record) -> Void,
        _ changeMapping: (inout MappingDocument) -> Void = { _ in }
    ) throws -> PairMerge {
        var (contact, project) = (contact, project)
        change(&contact, &project)
        return PairMerge(mapping: try Fixture.mapping(changeMapping), contact: contact, project: project, base: base)
    }

    @Test func `nothing changed leads to nothing`() throws {
        let merge = try merge { _, _ in }
        #expect(merge.projectWrite == PairMerge.SideWrite())
        #expect(merge.contactWrite == PairMerge.SideWrite())
        #expect(merge.agreed.values.allSatisfy { $0 == BasePair(contact: nil, project: nil) })
        #expect(merge.reviewItems.isEmpty)
    }

    @Test func `a contact's new name feeds title and customer`() throws {
        let merge = try merge { contact, _ in contact["name"] = "Ana  Diaz" }
        #expect(
            merge.projectWrite.changes == [
                "title": FieldChange(field: "title", from: "Ana Lopez", to: "Ana Diaz"),
                "customer": FieldChange(field: "customer", from: "Ana Lopez", to: "Ana Diaz"),
            ]
        )
        #expect(merge.contactWrite.changes.isEmpty)
        #expect(merge.projectWrite.base["title"] == BasePair(contact: "Ana  Diaz", project: "Ana Diaz"))
    }

    @Test(arguments: [false, true])
    func `a title changed in busybusy reaches the contact and from there the customer, in one pass`(
        _ customerFirst: Bool
    ) throws {
        let merge = try merge { _, project in
            project["title"] = "Ana Diaz"
        } _: { mapping in
            if customerFirst { mapping.fields.swapAt(0, 1) }
        }
        #expect(merge.contactWrite.changes == ["name": FieldChange(field: "name", from: "Ana Lopez", to: "Ana Diaz")])
        #expect(
            merge.projectWrite.changes == [
                "customer": FieldChange(field: "customer", from: "Ana Lopez", to: "Ana Diaz")
            ]
        )
        #expect(merge.contactWrite.base["title"] == BasePair(contact: "Ana Diaz", project: "Ana Diaz"))
        #expect(merge.projectWrite.base["customer"] == BasePair(contact: "Ana Diaz", project: "Ana Diaz"))
        #expect(merge.reviewItems.isEmpty)
    }

    @Test func `changes of both sides to different fields all travel`() throws {
        let merge = try merge { contact, project in
            contact["name"] = "Ana Diaz"
            project["phone"] = "312-555-0148"
        }
        #expect(Set(merge.projectWrite.changes.keys) == ["title", "customer"])
        #expect(
            merge.contactWrite.changes == [
                "phone": FieldChange(field: "phone", from: "+13125550147", to: "+13125550148")
            ]
        )
    }

    @Test func `a conflict holds its field and lets the others go on`() throws {
        let merge = try merge { contact, project in
            contact["phone"] = "312-555-0148"
            project["phone"] = "312-555-0149"
            contact["city"] = "Aurora"
        } _: { mapping in
            for index in mapping.fields.indices { mapping.fields[index].conflict = .ask }
        }
        #expect(merge.reviewItems.map(\.code) == [.conflict])
        #expect(merge.reviewItems.first?.field == "phone")
        #expect(merge.reviewItems.first?.subject == contact.id)
        #expect(Set(merge.projectWrite.changes.keys) == ["city"])
        #expect(merge.agreed["phone"] == nil)
    }

    @Test func `a field that HighLevel does not take back is held with the value to enter`() throws {
        let merge = try merge { contact, project in
            contact["name"] = nil
            contact["companyName"] = "Ana Lopez"
            project["title"] = "Acme Roofing"
        }
        #expect(merge.contactWrite.changes.isEmpty)
        #expect(merge.reviewItems.map(\.code) == [.notWritable])
        #expect(merge.reviewItems.first?.message.contains("\"Acme Roofing\"") == true)
        #expect(merge.reviewItems.first?.message.contains("companyName") == true)
    }

    @Test func `a change on the side that the mapping does not carry from is held`() throws {
        let merge = try merge { _, project in project["customer"] = "Somebody Else" }
        #expect(merge.reviewItems.map(\.code) == [.oneWay])
        #expect(merge.projectWrite.changes.isEmpty)
        #expect(merge.contactWrite.changes.isEmpty)
    }

    @Test func `both sides saying the same anew is a new base without a write`() throws {
        let merge = try merge { contact, project in
            contact["phone"] = "+13125550148"
            project["phone"] = "(312) 555-0148"
        }
        #expect(merge.agreed["phone"] == BasePair(contact: "+13125550148", project: "(312) 555-0148"))
        #expect(merge.projectWrite.changes.isEmpty)
        #expect(merge.contactWrite.changes.isEmpty)
    }
}
