import Foundation
import Storage
import Testing

@Suite struct MillisecondsTests {
    /// A write that is due at a moment is waited for as a date: had the date lost a millisecond, it would not be due yet.
    @Test func `a moment made a date and back is the same moment`() {
        for value in [Int64](-500..<2000) + [Int64](1_700_000_000_000..<1_700_000_002_000) + [4_102_444_800_123] {
            #expect(Milliseconds(Milliseconds(value).date) == Milliseconds(value))
        }
    }

    @Test func `adds seconds and is ordered`() {
        #expect(Milliseconds(1000).adding(seconds: 1.5) == Milliseconds(2500))
        #expect(Milliseconds(1000).adding(seconds: 0.57) == Milliseconds(1570))
        #expect(Milliseconds(1) < Milliseconds(2))
        #expect(Milliseconds(Date(timeIntervalSince1970: 1.25)) == Milliseconds(1250))
    }
}
