import Busybusy
import Foundation
import Reconciliation
import Records
import Testing

@testable import Engine

@Suite struct ProjectMappingTests {
    @Test func aNewProjectHasItsFieldsAndTheMarkerAsItsNote() {
        let fields: [FieldName: Value] = [
            "title": "Ada Okafor", "number": "J-7", "customer": "Okafor Roofing", "phone": "+13125550147",
            "address1": "12 Elm Street", "address2": "Unit 3", "city": "Berwyn", "state": "IL", "postalCode": "60402",
            "country": "US",
        ]
        let write = PlannedWrite(
            kind: .project,
            action: .create,
            changes: fields.keys.sorted().map { FieldChange(field: $0, from: .null, to: fields[$0] ?? .null) },
            marker: "ghl:c1",
            reason: "test"
        )
        var info = ProjectInfo()
        (info.number, info.customer, info.phone) = ("J-7", "Okafor Roofing", "+13125550147")
        (info.address1, info.address2, info.city) = ("12 Elm Street", "Unit 3", "Berwyn")
        (info.state, info.postalCode, info.country) = ("IL", "60402", "US")
        info.additionalInfo = "ghl:c1"
        #expect(ProjectCreate(write) == ProjectCreate(title: "Ada Okafor", info: info))
    }

    @Test func anUpdateSendsOnlyWhatChangedAndEmptiesWhatBecameBlank() throws {
        var expected = ProjectUpdate()
        expected.title = .set("Ada")
        expected.info.city = .set("Berwyn")
        expected.info.phone = .clear
        let update = try ProjectUpdate([
            FieldChange(field: "title", from: "Bo", to: "Ada"), FieldChange(field: "city", from: .null, to: "Berwyn"),
            FieldChange(field: "phone", from: "1", to: .null),
        ])
        #expect(update == expected)
        #expect(try ProjectUpdate([]).isEmpty)
    }

    @Test func theTextThatHoldsTheCrewsSheetIsSentAsAWhole() throws {
        var expected = ProjectUpdate()
        expected.info.additionalInfo = .set("Gate code 4711")
        #expect(try ProjectUpdate([FieldChange(field: "additionalInfo", from: "x", to: "Gate code 4711")]) == expected)
    }

    @Test(arguments: ["latitude", "nonsense"]) func aFieldThatNoMappingWritesIsRefused(field: String) {
        let change = FieldChange(field: FieldName(rawValue: field), from: .null, to: "x")
        let error = #expect(throws: RemoteError.self) { try ProjectUpdate([change]) }
        #expect(error?.disposition == .refused)
        #expect(error?.message.contains(field) == true)
    }

    @Test func aProjectBecomesARecordWithoutBlanks() {
        var info = ProjectInfo()
        (info.customer, info.phone, info.additionalInfo) = ("Okafor Roofing", " ", "ghl:c1")
        var project = Project(id: "p1", title: "Ada Okafor", info: info)
        project.archivedOn = Date(timeIntervalSince1970: 2000)
        project.createdOn = Date(timeIntervalSince1970: 1000)
        let record = Record(project: project)
        #expect(record.id == RecordID(.project, "p1"))
        #expect(record["title"] == "Ada Okafor")
        #expect(record["customer"] == "Okafor Roofing")
        #expect(record["phone"] == .null)
        #expect(record["additionalInfo"] == "ghl:c1")
        #expect(record.isArchived)
        #expect(record.createdAt == Date(timeIntervalSince1970: 1000))
        #expect(record.revision == nil)
    }

    @Test func aProjectWithoutInfoIsItsTitle() {
        let record = Record(project: Project(id: "p1", title: "Yard"))
        #expect(record.fields == ["title": "Yard"])
        #expect(!record.isArchived)
    }

    @Test func whatIsMadeIsReadBackAsPlanned() {
        let fields: [FieldName: Value] = ["title": "Ada Okafor", "customer": "Okafor Roofing", "city": "Berwyn"]
        let write = PlannedWrite(
            kind: .project,
            action: .create,
            changes: fields.map { FieldChange(field: $0, from: .null, to: $1) },
            reason: "test"
        )
        let draft = ProjectCreate(write)
        #expect(Record(project: Project(id: "p1", title: draft.title, info: draft.info)).fields == fields)
    }
}
