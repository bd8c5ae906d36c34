import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

/// Checks and conditions of a mapping through whole synchronisations: what is refused is listed, and heals by itself.
@Suite struct ValidationSyncTests {
    private func bench(_ phoneOptions: String) throws -> SyncBench {
        let rule = "transforms: [phone-e164]\n    \(phoneOptions)"
        return try SyncBench(mapping: try Mappings.standard("transforms: [phone-e164]", is: rule))
    }

    @Test func aRefusedRecordIsListedAndHealsWhenItIsMended() async throws {
        let bench = try bench("validate: {phone: true, severity: refuse}")
        let contact = bench.contacts.add("Ana Lopez", phone: "+13125550147") { $0.city = "Chicago" }
        try await bench.settle()
        let project = try #require(try await bench.project(ofContact: contact))
        bench.contacts.edit(contact) { ($0.phone, $0.city) = ("call the office", "Berwyn") }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Chicago")
        let rows = try await bench.review()
        #expect(rows.map(\.code) == ["invalid"] && rows.map(\.field) == ["phone"])
        #expect(rows.first?.message.contains("\"call the office\" is no phone number") == true)
        bench.contacts.edit(contact) { $0.phone = "312-555-0188" }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(bench.projects[project]?.info?.phone == "+13125550188")
        #expect(try await bench.review().isEmpty)
    }

    @Test func aProjectIsMadeWithoutADroppedFieldAndGetsItLater() async throws {
        let bench = try bench("validate: phone")
        let contact = bench.contacts.add("Ana Lopez", phone: "555") { $0.city = "Chicago" }
        try await bench.settle()
        let project = try #require(try await bench.project(ofContact: contact))
        #expect(bench.projects[project]?.info?.phone == nil)
        #expect(bench.projects[project]?.info?.city == "Chicago")
        #expect(try await bench.reviewCodes() == ["invalid"])
        bench.contacts.edit(contact) { $0.phone = "312-555-0188" }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == "+13125550188")
        #expect(try await bench.review().isEmpty)
    }

    @Test func aContactThatIsRefusedIsMadeWhenItIsMended() async throws {
        let bench = try bench("validate: required")
        let contact = bench.contacts.add("Ana Lopez", phone: nil)
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == nil)
        #expect(try await bench.reviewCodes() == ["invalid"])
        bench.contacts.edit(contact) { $0.phone = "312-555-0188" }
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) != nil)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRuleSpeaksOnceItsConditionIsMet() async throws {
        let bench = try bench("when: {field: city, is: Berwyn}")
        let contact = bench.contacts.add("Ana Lopez", phone: "+13125550147") { $0.city = "Chicago" }
        try await bench.settle()
        let project = try #require(try await bench.project(ofContact: contact))
        #expect(bench.projects[project]?.info?.phone == nil)
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == "+13125550147")
        bench.contacts.edit(contact) { ($0.city, $0.phone) = ("Chicago", "+13125550199") }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == "+13125550147")
        #expect(bench.projects[project]?.info?.city == "Chicago")
    }

    @Test func aTemplateFollowsEachFieldItReads() async throws {
        let mapping = try Mappings.standard(
            "- highlevel: [companyName, name]\n    busybusy: customer\n    transforms: [single-space]",
            is:
                "- highlevel: lastName\n    busybusy: customer\n    transforms: [{template: \"{{lastName}}, {{city}}\"}]"
        )
        let bench = try SyncBench(mapping: mapping)
        let contact = bench.contacts.add("", phone: "+13125550147") {
            ($0.firstName, $0.lastName, $0.city) = ("Ana", "Lopez", "Chicago")
        }
        try await bench.settle()
        let project = try #require(try await bench.project(ofContact: contact))
        #expect(bench.projects[project]?.info?.customer == "Lopez, Chicago")
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.customer == "Lopez, Berwyn")
    }
}
