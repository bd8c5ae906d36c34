import Foundation
import Records
import Testing

@Suite struct LinkTests {
    @Test func `holds one id for each kind`() {
        var link = Link(id: "l1", state: .pending)
        #expect(link.recordID(of: .contact) == nil)
        link.setRemoteID(RecordID(.contact, "c1"))
        link.setRemoteID(RecordID(.project, "p1"))
        #expect(link.contactID == "c1")
        #expect(link.projectID == "p1")
        #expect(link.recordID(of: .project) == RecordID(.project, "p1"))
        #expect(link.remoteID(of: .contact) == "c1")
    }

    @Test(arguments: Link.State.allCases)
    func `survives coding in every state`(_ state: Link.State) throws {
        let base: [FieldName: BasePair] = ["phone": BasePair(contact: "+13125550147", project: "(312) 555-0147")]
        let link = Link(id: "l1", contactID: "c1", state: state, base: base, wasInScope: true)
        #expect(try JSONDecoder().decode(Link.self, from: JSONEncoder().encode(link)) == link)
    }
}
