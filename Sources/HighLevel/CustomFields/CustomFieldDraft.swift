/// The definition of a custom field to be made.
public struct CustomFieldDraft: Sendable, Hashable {
    /// The name; the service makes the key from it.
    public var name: String
    /// What kind of value it holds.
    public var type: CustomFieldType
    /// What it belongs to.
    public var model: CustomFieldModel
    /// What can be chosen, or the lines of a text box list.
    public var options: [String]
    /// The text shown while it is empty.
    public var placeholder: String?
    /// Its place in forms.
    public var position: Int?
    /// For files: the endings that are taken, such as `.pdf`.
    public var acceptedFormats: [String] = []
    /// For files: how many are taken; more than one when above 1.
    public var maximumFiles: Int?

    /// Makes a draft.
    public init(
        name: String,
        type: CustomFieldType = .text,
        model: CustomFieldModel = .contact,
        options: [String] = [],
        placeholder: String? = nil
    ) {
        self.name = name
        self.type = type
        self.model = model
        self.options = options
        self.placeholder = placeholder
    }

    /// What the service would refuse, with the next step; nil when all is well.
    var problem: String? {
        if name.trimmed.isEmpty { return "The custom field has no name. Give one." }
        let needsOptions: [CustomFieldType] = [.singleOption, .multipleOptions, .radio, .checkbox, .textBoxList]
        guard needsOptions.contains(type), options.isEmpty else { return nil }
        return "The custom field \"\(name)\" of type \(type) has no options. Give at least one."
    }
}

/// The body that makes a definition, or changes one: then without type, and with what is not nil.
struct CustomFieldBody: Encodable {
    let draft: CustomFieldDraft
    let isNew: Bool

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(draft.name, forKey: "name")
        if isNew { try body.encode(draft.type, forKey: "dataType") }
        try body.encode(draft.model, forKey: "model")
        try body.encodeIfPresent(draft.placeholder, forKey: "placeholder")
        try body.encodeIfPresent(draft.position, forKey: "position")
        if !draft.acceptedFormats.isEmpty { try body.encode(draft.acceptedFormats, forKey: "acceptedFormat") }
        if let maximum = draft.maximumFiles {
            try body.encode(maximum, forKey: "maxNumberOfFiles")
            try body.encode(maximum > 1, forKey: "isMultipleFile")
        }
        guard !draft.options.isEmpty else { return }
        if draft.type == .textBoxList {
            let lines = draft.options.map { ["label": $0, "prefillValue": ""] }
            try body.encode(lines, forKey: "textBoxListOptions")
        } else {
            // Choices are taken under this key (seen in others' code); the official spec has none for them.
            try body.encode(draft.options, forKey: "options")
        }
    }
}
