import Foundation
import Testing

@testable import HighLevel

/// Damaged replies throw or give a value; they never crash. A fixed number of cases from a seed.
@Suite(.timeLimit(.minutes(10))) struct DamagedReplyTests {
    /// A row of numbers that is the same for the same seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let replies = [
        #"{"contacts":[{"id":"a","searchAfter":[5,"a"],"tags":["x"],"customFields":[{"id":"f","value":[1,{}]}],"dateAdded":"2021-07-02T05:18:26.704Z","dndSettings":{"SMS":{"status":"active"}}}],"total":1,"meta":{"nextPageUrl":"x","startAfter":5,"startAfterId":"a"}}"#,
        #"{"opportunities":[{"id":"o","status":"won","monetaryValue":12.5,"contact":{"id":"c"},"createdAt":1625203106704}],"meta":{"total":2,"nextPageUrl":"x","startAfter":9,"startAfterId":"o","nextPage":2},"total":3}"#,
        #"{"customFields":[{"id":"f","name":"n","dataType":"CHECKBOX","picklistOptions":["a",{"id":"i","label":"l"}]}],"event":{"id":"e","startTime":1626455400000,"users":["u"]},"responses":[{"contactId":"c","type":"error"},"x"]}"#,
    ]

    private static func read(_ data: Data) {
        let decoder = JSONDecoder()
        _ = try? decoder.decode(SearchPage.self, from: data)
        _ = try? decoder.decode(ContactListPage.self, from: data)
        _ = try? decoder.decode(BusinessContactsReply.self, from: data)
        _ = try? decoder.decode(BulkTagOutcome.self, from: data)
        _ = try? decoder.decode(FollowersChange.self, from: data)
        _ = try? decoder.decode([String: [CustomFieldDefinition]].self, from: data)
        _ = try? decoder.decode([String: Appointment].self, from: data)
        if let page = try? decoder.decode(OpportunityPage.self, from: data) {
            _ = page.byQuery
            _ = page.byBody(page: 1, pageSize: 10)
        }
    }

    private static let insertions = [
        "null", "[]", "{}", "1e999", "-1e300", "\"\"", "true", "\\u0000", "99999999999999999999",
    ]

    @Test(arguments: 0..<8) func bytesThatChanged(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 1)
        for _ in 0..<400 {
            var bytes = Array(Self.replies.randomElement(using: &dice)!.utf8)
            switch dice.next() % 4 {
            case 0: bytes.removeLast(Int(dice.next() % UInt64(bytes.count)))
            case 1: bytes[Int(dice.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: dice.next())
            case 2: bytes.removeSubrange(0..<Int(dice.next() % UInt64(bytes.count)))
            default:
                // A value in the place of another: what stands behind a colon up to the next comma.
                let colons = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
                let start = colons.randomElement(using: &dice)! + 1
                let end =
                    bytes[start...].firstIndex { [UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) } ?? bytes.count
                bytes.replaceSubrange(start..<end, with: Array(Self.insertions.randomElement(using: &dice)!.utf8))
            }
            Self.read(Data(bytes))
        }
    }

    @Test(arguments: ["1e300", "-1e300", "1.5"]) func aCursorBeyondAllNumbersIsSentAsItIs(_ time: String) async throws {
        let meta = #""meta":{"nextPageUrl":"x","startAfter":\#(time),"startAfterId":"a"}"#
        let replies: [StubReply] = [
            .json(#"{"opportunities":[{"id":"a"}],\#(meta)}"#), .json(#"{"opportunities":[]}"#),
        ]
        try await Harness.run(replies) { harness in
            verify(try await harness.client.opportunityPages().all().count == 1)
            #expect(harness.server.requests.last?.target.contains("startAfterId=a") == true)
        }
    }

    @Test func deepNestingThrows() {
        let deep = #"{"contacts":"# + String(repeating: "[", count: 100_000)
        #expect(throws: (any Error).self) { try decode(deep, as: SearchPage.self) }
        let closed =
            #"{"id":"c","customFields":[{"id":"f","value":"# + String(repeating: "[", count: 10_000)
            + String(repeating: "]", count: 10_000) + "}]}"
        #expect(throws: (any Error).self) { try decode(closed, as: Contact.self) }
    }
}
