import Foundation
import Records
import Testing

@Suite struct LastChangeTests {
    @Test(
        arguments: [
            ("2026-01-02T03:04:05.678Z", 1_767_323_045.678), ("2026-01-02T03:04:05Z", 1_767_323_045),
            ("17", nil), ("", nil), (nil, nil),
        ] as [(String?, Double?)]
    )
    func `a revision that is a moment tells when the object was changed`(_ revision: String?, _ seconds: Double?) throws
    {
        let record = Record(id: RecordID(.contact, "c1"), fields: [:], revision: revision)
        let found = record.changedAt?.timeIntervalSince1970
        #expect(found.map { ($0 * 1000).rounded() } == seconds.map { ($0 * 1000).rounded() })
    }
}
