/// The definition of a custom field: its names, and which values it takes.
public struct CustomFieldDefinition: Sendable, Hashable, Identifiable {
    /// A value that can be chosen, or a line that can be filled in.
    public struct Option: Sendable, Hashable {
        /// The id; only lines of a text box list have one.
        public var id: String?
        /// What a person reads; for choices this is also the value.
        public var label: String

        /// Makes an option.
        public init(_ label: String, id: String? = nil) {
            self.label = label
            self.id = id
        }
    }

    /// The id.
    public var id: String
    /// The name that people gave it; two fields may have the same.
    public var name: String
    /// The key, such as `contact.roof_type`.
    public var key: String?
    /// What kind of value it holds.
    public var type: CustomFieldType
    /// What it belongs to.
    public var model: CustomFieldModel?
    /// What can be chosen or filled in; empty for other types.
    public var options: [Option]
    /// Whether a value that is not among the options is taken.
    public var allowsOtherOptions: Bool
    /// The text shown while it is empty.
    public var placeholder: String?
    /// Its place in forms.
    public var position: Int?
    /// The location it belongs to.
    public var locationID: String?

    /// Makes a definition; mostly for tests, as definitions are read and not made.
    public init(
        id: String,
        name: String,
        key: String? = nil,
        type: CustomFieldType,
        model: CustomFieldModel? = nil,
        options: [Option] = []
    ) {
        self.id = id
        self.name = name
        self.key = key
        self.type = type
        self.model = model
        self.options = options
        allowsOtherOptions = false
    }
}

extension CustomFieldDefinition: Decodable {
    /// Reads a definition.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(
            id: try fields.decode(String.self, forKey: "id"),
            name: try fields.first(of: "name") ?? "",
            key: try fields.first(of: "fieldKey"),
            type: try fields.first(of: "dataType") ?? "",
            model: try fields.first(of: "model"),
            options: try fields.first([Option?].self, of: "picklistOptions", "options")?.compactMap(\.self) ?? []
        )
        allowsOtherOptions = try fields.first(of: "isAllowedCustomOption", "allowCustomOption") ?? false
        placeholder = try fields.first(of: "placeholder")
        position = try fields.first(of: "position")
        locationID = try fields.first(of: "locationId")
    }
}

extension CustomFieldDefinition.Option: Decodable {
    /// Reads a bare text (official spec), or an object with label and id as text box lists have it (assumption).
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(text)
            return
        }
        let fields = try decoder.container(keyedBy: AnyKey.self)
        let id: String? = try fields.first(of: "id", "key")
        self.init(try fields.first(of: "label", "name", "value") ?? id ?? "", id: id)
    }
}
