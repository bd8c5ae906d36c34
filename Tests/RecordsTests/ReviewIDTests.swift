import Records
import Testing

@Suite struct ReviewIDTests {
    private let contact = RecordID(.contact, "c1")

    private func id(_ values: BasePair?, field: String = "phone", code: String = "conflict") -> ReviewID {
        ReviewID(subject: contact, code: code, field: field, values: values)
    }

    @Test func `it is short and the same on every machine`() {
        let known = id(BasePair(contact: "1", project: "2")).description
        #expect(known.count == 9)
        #expect(known == id(BasePair(contact: "1", project: "2")).description)
        #expect(id(nil).description.count == 6)
    }

    @Test func `other values keep the first part and change the second`() {
        let (first, second) = (id(BasePair(contact: "1", project: "2")), id(BasePair(contact: "1", project: "3")))
        #expect(first.stem == second.stem)
        #expect(first.check != second.check)
    }

    @Test func `ten thousand things have few names in common`() {
        let stems = (0..<10_000).map {
            ReviewID(subject: RecordID(.contact, "c\($0)"), code: "conflict", field: "x").stem
        }
        // Thirty bits: five in a hundred would have one name twice.
        #expect(Set(stems).count > 9_990)
    }

    @Test func `another record, code or field is another thing`() {
        let other = ReviewID(subject: RecordID(.project, "c1"), code: "conflict", field: "phone")
        #expect(Set([id(nil), id(nil, field: "city"), id(nil, code: "flipping"), other]).count == 4)
    }
}
