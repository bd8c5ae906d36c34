/// The definition of a custom field of the location.
struct HighLevelCustomField: Sendable, Codable, Equatable {
    var id: String
    var name: String
    /// `contact.job_number`
    var fieldKey: String
    /// `TEXT`, `LARGE_TEXT`, `NUMERICAL`, `MONETORY`, `DATE`, `SINGLE_OPTIONS`, `MULTIPLE_OPTIONS` and others.
    var dataType: String
    var position: Int
    var picklistOptions: [String] = []
    /// `contact` or `opportunity`; nil means contact.
    var model: String?
    var placeholder: String?

    /// The data types of the interface (published supplement; the official spec has a free text).
    static let dataTypes = [
        "TEXT", "LARGE_TEXT", "NUMERICAL", "PHONE", "MONETORY", "CHECKBOX", "SINGLE_OPTIONS", "MULTIPLE_OPTIONS",
        "FLOAT", "TIME", "DATE", "TEXTBOX_LIST", "FILE_UPLOAD", "SIGNATURE", "RADIO", "EMAIL",
    ]

    /// A definition whose key is made from the name, as HighLevel does.
    init(
        id: String,
        name: String,
        dataType: String,
        position: Int,
        picklistOptions: [String] = [],
        model: String? = nil
    ) {
        self.id = id
        self.name = name
        self.model = model
        self.fieldKey = (model ?? "contact") + "." + Self.key(name)
        self.dataType = dataType
        self.position = position
        self.picklistOptions = picklistOptions
    }

    /// Lower case, letters and digits, everything else one underscore.
    static func key(_ name: String) -> String {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    }

    /// Whether a write body's `key` means this field, with or without `contact.`.
    func answers(toKey key: String) -> Bool {
        key == fieldKey || (model ?? "contact") + "." + key == fieldKey
    }

    /// The value as it is read back: dates become epoch milliseconds (seen in live traffic).
    func stored(_ value: HighLevelValue) -> HighLevelValue {
        switch (dataType, value) {
        case ("DATE", .string(let text)):
            HighLevelTime(birthday: text).map { .integer($0.milliseconds) } ?? value
        case ("NUMERICAL", .string(let text)), ("MONETORY", .string(let text)):
            Double(text).map(HighLevelValue.number) ?? value
        default: value
        }
    }

    /// Sets one field of a write body by id or key, or clears it; an unknown one is dropped without a word
    /// (assumption).
    static func set(
        _ given: HighLevelValue,
        in fields: inout [HighLevelContact.CustomField],
        definitions: [HighLevelCustomField]
    ) {
        let value = given["field_value"] ?? given["fieldValue"] ?? .null
        let definition = definitions.first {
            $0.id == given["id"]?.text || (given["id"]?.text == nil && $0.answers(toKey: given["key"]?.text ?? ""))
        }
        guard let definition else { return }
        fields.removeAll { $0.id == definition.id }
        if !value.isNull, value != "" {
            fields.append(.init(id: definition.id, value: definition.stored(value)))
        }
    }

    func shape(location: String) -> HighLevelValue {
        [
            "id": .string(id), "name": .string(name), "model": .string(model ?? "contact"),
            "fieldKey": .string(fieldKey), "placeholder": .string(placeholder ?? ""), "dataType": .string(dataType),
            "position": .integer(Int64(position)), "picklistOptions": .init(texts: picklistOptions),
            "picklistImageOptions": [], "isAllowedCustomOption": false, "isMultiFileAllowed": false,
            "maxFileLimit": 1, "locationId": .string(location), "standard": false,
        ]
    }
}

extension [HighLevelCustomField] {
    /// Those of one kind of record.
    func of(model: String) -> [HighLevelCustomField] {
        filter { ($0.model ?? "contact") == model }
    }
}
