import Foundation
import Testing

@testable import Sandbox

/// JSON, time and telephone numbers.
@Suite struct HighLevelValuesTests {
    @Test func jsonIsWrittenAndRead() throws {
        let value: HighLevelValue = [
            "a": "q\"\\\n\u{1}é", "b": [1, .number(2.5), .null, true], "c": [:], "d": .number(3),
            "e": .number(.infinity),
        ]
        let text = String(decoding: value.jsonBytes(), as: UTF8.self)
        #expect(text == #"{"a":"q\"\\\n\u0001é","b":[1,2.5,null,true],"c":{},"d":3,"e":null}"#)
        let read = try JSONDecoder().decode(HighLevelValue.self, from: Data(value.jsonBytes()))
        #expect(read["a"] == value["a"])
        #expect(read["b"] == value["b"])
        #expect(try JSONDecoder().decode(HighLevelValue.self, from: JSONEncoder().encode(read)) == read)
    }

    @Test(arguments: [
        ("2024-02-29T23:59:59.123Z", "2024-02-29T23:59:59.123Z"), ("2024-05-01", "2024-05-01T00:00:00.000Z"),
        ("2024-05-01T14:03:22-05:00", "2024-05-01T19:03:22.000Z"), ("1969-12-31 23:00", "1969-12-31T23:00:00.000Z"),
        ("2000-03-01T00:00:00.5+0530", "2000-02-29T18:30:00.500Z"),
    ])
    func timesAreRead(_ text: String, _ iso: String) throws {
        #expect(try #require(HighLevelTime(iso: text)).iso == iso)
    }

    @Test(arguments: ["2023-02-29", "2024-13-01", "24-1-1", "2024-05-01T25:00:00Z", "2024-05-01x", "", "2024-05-01T10"])
    func wrongTimesAreRefused(_ text: String) {
        #expect(HighLevelTime(iso: text) == nil)
    }

    @Test(arguments: ["1990/09/25", "09/25/1990", "1990-09-25", "09-25-1990", "1990.09.25", "09.25.1990", "1990_09_25"])
    func birthdaysAreRead(_ text: String) {
        #expect(HighLevelTime(birthday: text)?.date == "1990-09-25")
    }

    @Test(
        arguments: [
            ("(312) 655-0147", "+13126550147"), ("312.655.0147", "+13126550147"), ("1-312-6550147", "+13126550147"),
            ("+1 312 655 0147", "+13126550147"), ("+44 7400 123456", "+447400123456"), ("+1 312 655 0147 x12", nil),
            ("112-655-0147", nil), ("655-0147", nil), ("call me", nil), ("", nil), ("07400 123456", nil),
        ] as [(String, String?)]
    )
    func numbersAreRead(_ text: String, _ e164: String?) {
        #expect(PhoneRule.e164(text) == e164)
    }
}
