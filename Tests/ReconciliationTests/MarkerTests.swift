import Reconciliation
import Records
import Testing

@Suite struct MarkerTests {
    @Test(arguments: [
        ("", []), ("Gate code 1234", []), ("ghl:9aXk2", ["9aXk2"]), ("Gate code\nghl:9aXk2\nDog", ["9aXk2"]),
        ("  ghl:9aXk2  ", ["9aXk2"]), ("ghl:9aXk2\r\nghl:b2", ["9aXk2", "b2"]), ("see ghl:9aXk2", []), ("ghl:", []),
        ("ghl: 9aXk2", []), ("ghl:9aXk2, moved", ["9aXk2"]), ("GHL:9aXk2", []), ("ghl-opportunity:o1", []),
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

    @Test(arguments: [
        ("", []), ("ghl:9aXk2", []), ("Gate\n ghl-opportunity:o1 \nghl:c1", ["o1"]), ("ghl-opportunity:", []),
    ])
    func `a line of its own names the opportunity`(_ text: String, _ ids: [String]) {
        #expect(Marker.opportunityIDs(inAdditionalInfo: text) == ids)
    }

    @Test func `all markers of a text are found`() {
        let markers = [Marker.forProject(ofContact: "c1"), Marker.forSubProject(ofOpportunity: "o1")]
        #expect(Marker.all(inAdditionalInfo: "Gate code\n" + markers.joined(separator: "\n")) == markers)
        #expect(markers.map(Marker.isOfSubProject) == [false, true])
    }

    @Test func `what is written is read again`() {
        #expect(Marker.contactIDs(inAdditionalInfo: Marker.forProject(ofContact: "9aXk2")) == ["9aXk2"])
        #expect(Marker.projectID(inSource: Marker.forContact(ofProject: "0b1c-22")) == "0b1c-22")
    }
}
