import Foundation
import Records
import Testing

@Suite struct FieldNameTests {
    @Test func `keys a JSON object by its plain name`() throws {
        let fields: [FieldName: Value] = ["customFields.9aXk2": "7"]
        let json = try JSONEncoder().encode(fields)
        #expect(String(decoding: json, as: UTF8.self) == #"{"customFields.9aXk2":"7"}"#)
        #expect(try JSONDecoder().decode([FieldName: Value].self, from: json) == fields)
    }

    @Test func `codes alone as a string`() throws {
        let json = try JSONEncoder().encode([FieldName("phone")])
        #expect(String(decoding: json, as: UTF8.self) == #"["phone"]"#)
        #expect(try JSONDecoder().decode([FieldName].self, from: json) == ["phone"])
    }

    @Test func `is ordered by its text`() {
        #expect((["title", "city", "phone"] as [FieldName]).sorted() == ["city", "phone", "title"])
    }
}
