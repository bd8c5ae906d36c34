import Reconciliation
import Records
import Testing

@Suite struct MarkerTests {
    @Test(arguments: [
        ("", []), ("Gate code 1234", []), ("ghl:9aXk2", ["9aXk2"]), ("Gate code\nghl:9aXk2\nDog", ["9aXk2"]),
        ("  ghl:9aXk2  ", ["9aXk2"]), ("ghl:9aXk2\r\nghl:b2", ["9aXk2", "b2"]), ("see ghl:9aXk2", []), ("ghl:", []),
        ("ghl: 9aXk2", []), ("ghl:9aXk2, moved", ["9aXk2"]), ("GHL:9aXk2", []),
    ])
    func `a line of its own names the contact`(_ text: String, _ ids: [String]) {
        #expect(Marker.contactIDs(inAdditionalInfo: text) == ids)
    }

    @Test(arguments: [
        ("busybusy:p1", "p1"), ("busybusy:", nil), ("Google Ads", nil), ("", nil), ("x busybusy:p1", nil),
    ])
    func `the source names the project`(_ source: String, _ id: String?) {
        #expect(Marker.projectID(inSource: source) == id)
    }

    @Test func `what is written is read again`() {
        #expect(Marker.contactIDs(inAdditionalInfo: Marker.forProject(ofContact: "9aXk2")) == ["9aXk2"])
        #expect(Marker.projectID(inSource: Marker.forContact(ofProject: "0b1c-22")) == "0b1c-22")
    }
}
