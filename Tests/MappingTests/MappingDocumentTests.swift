import Mapping
import Records
import Testing

@Suite struct MappingDocumentTests {
    @Test func `the shipped mapping is read as it says`() throws {
        let mapping = try MappingDocument.standard()
        #expect(mapping.name == "Customers to projects")
        #expect(mapping.region == "US")
        #expect(mapping.scope.contactTags == ["customer"])
        #expect(mapping.scope.skippedTitles == ["Shop", "Yard", "Office", "Overhead"])
        #expect(mapping.archiveAtMost == 0.2)
        #expect(
            mapping.newContacts
                == NewContacts(
                    isEnabled: true,
                    nameFields: ["customer", "title"],
                    tags: ["customer", "from busybusy"],
                    task: .init(title: "Complete this customer's details", dueInDays: 1)
                )
        )
        #expect(
            mapping.lifecycle
                == Lifecycle(
                    contactDeleted: .archiveProject,
                    contactLeavesScope: .keep,
                    archivedTag: "job archived"
                )
        )
        #expect(mapping.numberRule == nil)
    }

    @Test func `the shipped mapping carries what the crew needs`() throws {
        let fields = try MappingDocument.standard().fields
        let expected: [FieldName] = [
            "title", "customer", "phone", "address1", "city", "state", "postalCode", "country",
        ]
        #expect(fields.map(\.busybusy) == expected)
        #expect(
            fields[0]
                == FieldRule(
                    highLevel: ["name", "companyName"],
                    busybusy: "title",
                    transforms: [.singleSpace],
                    comparison: .name,
                    isRequired: true
                )
        )
        #expect(fields[1].direction == .toBusybusy)
        #expect(fields[2].comparison == .phone(region: "US"))
        #expect(fields[2].transforms == [.phoneE164(region: "US")])
        #expect(fields[3].comparison == .address)
    }

    @Test func `what a deletion leads to, and when, is read as it says`() throws {
        let lifecycle = "lifecycle: {contact-deleted: unlink, project-deleted: restore, deletes: ask}"
        let mapping = try MappingDocument(yaml: MappingText.with(MappingText.rules) + "\n" + lifecycle)
        let expected = Lifecycle(contactDeleted: .unlink, projectDeleted: .restore, deletes: .ask)
        #expect(mapping.lifecycle == expected)
        #expect(Lifecycle().deletes == .atOnce)
        #expect(Lifecycle().projectDeleted == .report)
    }

    @Test func `what is not named has its default`() throws {
        let mapping = try MappingDocument(yaml: MappingText.with(MappingText.rules))
        #expect(mapping.region == "US")
        #expect(mapping.scope == Scope())
        #expect(mapping.newContacts == NewContacts())
        #expect(!mapping.newContacts.isEnabled)
        #expect(mapping.lifecycle == Lifecycle())
        #expect(mapping.archiveAtMost == 0.2)
        #expect(mapping.fields == [FieldRule(highLevel: ["name"], busybusy: "title", comparison: .name)])
    }

    @Test func `every option of a rule is taken`() throws {
        let yaml = MappingText.withRules(
            and: """
                  - highlevel: [customFields.9aXk2, website]
                    busybusy: number
                    direction: to-busybusy
                    transforms: [trim, uppercase]
                    compare: exact
                    conflict: ask
                    required: true
                """
        )
        let rule = FieldRule(
            highLevel: ["customFields.9aXk2", "website"],
            busybusy: "number",
            direction: .toBusybusy,
            transforms: [.trim, .uppercase],
            comparison: .exact,
            conflict: .ask,
            isRequired: true
        )
        let mapping = try MappingDocument(yaml: yaml)
        #expect(mapping.fields.last == rule)
        #expect(mapping.numberRule == rule)
    }

    @Test func `the region reaches comparisons and transforms, wherever it stands`() throws {
        let yaml = """
            tenon: 1
            fields:
              - highlevel: name
                busybusy: title
              - highlevel: phone
                busybusy: phone
                transforms: phone-national
            region: GB
            """
        let rule = try MappingDocument(yaml: yaml).fields[1]
        #expect(rule.comparison == .phone(region: "GB"))
        #expect(rule.transforms == [.phoneNational(region: "GB")])
    }

    @Test(arguments: [("0%", 0), ("12.5%", 0.125), ("100%", 1)] as [(String, Double)])
    func `the guard is a share`(_ text: String, _ share: Double) throws {
        let yaml = MappingText.withRules(and: "guard:\n  archive-at-most: \(text)")
        #expect(try MappingDocument(yaml: yaml).archiveAtMost == share)
    }
}
