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

    /// A definition whose key is made from the name, as HighLevel does.
    init(id: String, name: String, dataType: String, position: Int, picklistOptions: [String] = []) {
        self.id = id
        self.name = name
        self.fieldKey = "contact." + Self.key(name)
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
        key == fieldKey || "contact." + key == fieldKey
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

    func shape(location: String) -> HighLevelValue {
        [
            "id": .string(id), "name": .string(name), "model": "contact", "fieldKey": .string(fieldKey),
            "placeholder": "", "dataType": .string(dataType), "position": .integer(Int64(position)),
            "picklistOptions": .init(texts: picklistOptions), "locationId": .string(location), "standard": false,
        ]
    }
}
