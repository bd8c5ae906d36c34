import Testing

@testable import HighLevel

@Suite struct CustomFieldSetTests {
    private let set = CustomFieldSet([
        CustomFieldDefinition(id: "f1", name: "Roof type", key: "contact.roof_type", type: .text, model: .contact),
        CustomFieldDefinition(
            id: "f2",
            name: "Roof type",
            key: "opportunity.roof_type",
            type: .text,
            model: .opportunity
        ),
        CustomFieldDefinition(id: "f3", name: "Crew", key: "contact.crew", type: .text, model: .contact),
        CustomFieldDefinition(id: "f4", name: "crew", key: "contact.crew_2", type: .text, model: .contact),
        CustomFieldDefinition(id: "f5", name: "f3", key: "contact.f3", type: .text, model: .contact),
    ])

    @Test(
        arguments: [
            ("f1", nil, "f1"), ("contact.roof_type", nil, "f1"), ("opportunity.roof_type", nil, "f2"),
            ("roof_type", .contact, "f1"), ("Roof type", .opportunity, "f2"), (" roof TYPE ", .contact, "f1"),
            ("Crew", nil, "f3"), ("crew_2", nil, "f4"), ("f3", nil, "f3"), ("contact.f3", nil, "f5"),
        ] as [(String, CustomFieldModel?, String)]
    )
    func lookups(_ reference: String, _ model: CustomFieldModel?, _ id: String) throws {
        #expect(try set.definition(named: reference, of: model).id == id)
    }

    @Test(arguments: ["Roof type", "roof_type", "ROOF TYPE"])
    func anAmbiguousNameListsTheIDs(_ reference: String) {
        let error = #expect(throws: HighLevelError.self) { try set.definition(named: reference) }
        #expect(
            error?.code == .invalid && error?.message.contains("f1") == true && error?.message.contains("f2") == true
        )
    }

    @Test func aNameThatDiffersInCaseOnlyIsAmbiguousUnlessExact() {
        let error = #expect(throws: HighLevelError.self) { try set.definition(named: "CREW") }
        #expect(error?.message.contains("f3") == true && error?.message.contains("f4") == true)
    }

    @Test(arguments: ["", "Roof", "nothing"])
    func anUnknownNameIsNotFound(_ reference: String) {
        let error = #expect(throws: HighLevelError.self) { try set.definition(named: reference) }
        #expect(error?.code == .notFound && error?.message.contains("\"\(reference)\"") == true)
    }

    @Test func theDefinitionAsItComes() throws {
        let field: CustomFieldDefinition = try decode(
            """
            {"id":"f1","name":"Roof","fieldKey":"contact.roof","dataType":"NEW_KIND","position":50,"model":"contact",
             "picklistOptions":["Flat",{"id":"o1","label":"Gable"}],"isAllowedCustomOption":true,"new":{"x":1}}
            """
        )
        #expect(field.type == "NEW_KIND" && field.key == "contact.roof" && field.allowsOtherOptions)
        #expect(field.options == [.init("Flat"), .init("Gable", id: "o1")])
    }
}
