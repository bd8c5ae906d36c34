import Testing

@testable import HighLevel

@Suite struct CustomFieldValueTests {
    private static func field(
        _ type: CustomFieldType,
        options: [CustomFieldDefinition.Option] = []
    ) -> CustomFieldDefinition {
        CustomFieldDefinition(id: "f1", name: "Roof type", key: "contact.roof_type", type: type, options: options)
    }

    private static let roofs = [CustomFieldDefinition.Option("Flat"), .init("Gable")]
    private static let lines = [CustomFieldDefinition.Option("First", id: "o1"), .init("Last")]

    @Test(
        arguments: [
            (field(.text), "Shingle", "Shingle"), (field(.largeText), "a\nb", "a\nb"),
            (field(.phone), "+1555", "+1555"),
            (field(.text), 12, "12"), (field(.text), 12.5, "12.5"), (field(.email), "a@b.c", "a@b.c"),
            (field(.number), 12.5, 12.5), (field(.number), "-1250.50", -1250.5), (field(.money), " 7 ", 7),
            (field(.singleOption, options: roofs), "Flat", "Flat"), (field(.radio, options: roofs), " gable", "Gable"),
            (field(.singleOption, options: roofs), ["Flat"], "Flat"), (field(.radio), "free", "free"),
            (field(.multipleOptions, options: roofs), ["flat", "Gable"], ["Flat", "Gable"]),
            (field(.checkbox, options: roofs), "Flat", ["Flat"]), (field(.checkbox, options: roofs), [], []),
            (field(.date), .day("2026-02-28"), "2026-02-28"), (field(.date), "2026-02-28T10:00:00Z", "2026-02-28"),
            (
                field(.textBoxList, options: lines), .lines(["First": "a", "Last": "b"]),
                .object(["o1": "a", "Last": "b"])
            ),
            (
                field(.file), .files([CustomFieldFile(id: "u", raw: .object(["url": "x"]))]),
                .object(["u": .object(["url": "x"])])
            ),
            (field(.signature), .other("data"), "data"), (field("NEW_KIND"), "x", "x"),
            (field("NEW_KIND"), ["x"], ["x"]),
            (field("NEW_KIND"), .other(.object(["a": 1])), .object(["a": 1])),
        ] as [(CustomFieldDefinition, CustomFieldValue, JSONValue)]
    )
    func writing(_ field: CustomFieldDefinition, _ value: CustomFieldValue, _ expected: JSONValue) throws {
        let input = try field.input(value)
        #expect(input.value == expected && input.id == "f1")
    }

    @Test func nothingEmptiesTheField() throws {
        #expect(try Self.field(.number).input(nil).value == .null)
    }

    @Test(
        arguments: [
            (field(.text), .options(["a"])), (field(.number), "12 euro"), (field(.number), ""),
            (field(.number), "0x10"),
            (field(.number), "nan"), (field(.number), .number(.infinity)), (field(.money), .options(["1"])),
            (field(.singleOption, options: roofs), "Hip"),
            (field(.singleOption, options: roofs), .options(["Flat", "Gable"])),
            (field(.radio, options: roofs), 3), (field(.multipleOptions, options: roofs), .options(["Flat", "Hip"])),
            (field(.multipleOptions, options: roofs), 3), (field(.date), "02/28/2026"), (field(.date), "2026-02-30"),
            (field(.date), 20), (field(.textBoxList, options: lines), .lines(["Second": "a"])),
            (field(.textBoxList, options: lines), "a"), (field(.file), "a"), (field("NEW_KIND"), .number(.nan)),
        ] as [(CustomFieldDefinition, CustomFieldValue)]
    )
    func whatDoesNotSuitIsRefused(_ field: CustomFieldDefinition, _ value: CustomFieldValue) {
        let error = #expect(throws: HighLevelError.self) { try field.input(value) }
        #expect(error?.code == .invalid && error?.message.contains("\"Roof type\" (contact.roof_type") == true)
        for option in field.options { #expect(error?.message.contains(option.label) == true) }
    }

    @Test func anOptionOfOnesOwnIsTakenWhereAllowed() throws {
        var field = Self.field(.radio, options: Self.roofs)
        field.allowsOtherOptions = true
        #expect(try field.input("Hip").value == "Hip")
    }

    @Test func optionsThatDifferInCaseOnlyMustBeExact() throws {
        let field = Self.field(.radio, options: [.init("Yes"), .init("YES")])
        #expect(try field.input("YES").value == "YES")
        #expect(throws: HighLevelError.self) { try field.input("yes") }
    }

    @Test(
        arguments: [
            (field(.text), "x", .text("x")), (field(.text), 12, .text("12")), (field(.text), true, .text("true")),
            (field(.phone), 15_550_100, .text("15550100")), (field(.number), 1.5, .number(1.5)),
            (field(.money), "1250.50", .number(1250.5)), (field(.number), "many", .other("many")),
            (field(.singleOption), "Flat", .text("Flat")), (field(.radio), ["Flat"], .text("Flat")),
            (field(.radio), ["Flat", "Hip"], .other(["Flat", "Hip"])),
            (field(.checkbox), ["a", "b"], .options(["a", "b"])),
            (field(.multipleOptions), "a", .options(["a"])), (field(.checkbox), [[1]], .options(["1"])),
            (field(.date), 1_625_443_200_000, .day("2021-07-05")), (field(.date), "1625443200000", .day("2021-07-05")),
            (field(.date), "2021-07-05", .day("2021-07-05")),
            (field(.date), "2021-07-05T23:00:00-04:00", .day("2021-07-06")),
            (field(.date), 1e300, .other(1e300)), (field(.date), "soon", .other("soon")),
            (field(.textBoxList, options: lines), .object(["o1": "a", "x": 2]), .lines(["First": "a", "x": "2"])),
            (field(.textBoxList), "a", .other("a")), (field(.signature), "https://x", .other("https://x")),
            (field("NEW_KIND"), .object(["a": 1]), .other(.object(["a": 1]))), (field("NEW_KIND"), "x", .other("x")),
            (field(.text), .null, nil), (field(.text), "", nil), (field(.checkbox), [], nil),
            (field(.file), .object([:]), nil),
        ] as [(CustomFieldDefinition, JSONValue, CustomFieldValue?)]
    )
    func reading(_ field: CustomFieldDefinition, _ json: JSONValue, _ expected: CustomFieldValue?) {
        #expect(field.value(json) == expected)
    }

    @Test func filesKeepAllThatIsKnownOfThem() throws {
        let raw: JSONValue = .object([
            "u1": .object(["url": "https://x/1", "meta": .object(["originalname": "roof.jpg", "size": 3])])
        ])
        guard case .files(let files)? = Self.field(.file).value(raw) else {
            Issue.record("no files")
            return
        }
        #expect(files.map(\.id) == ["u1"] && files[0].url == "https://x/1" && files[0].name == "roof.jpg")
        #expect(try Self.field(.file).input(.files(files)).value == raw)
    }
}
