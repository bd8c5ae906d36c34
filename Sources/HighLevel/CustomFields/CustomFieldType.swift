/// What kind of value a custom field holds. The names are those of the service, its spelling of money included.
public struct CustomFieldType: OpenName {
    /// The name as HighLevel writes it.
    public let rawValue: String

    /// Wraps a name; it is not checked against the known ones.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A line of text.
    public static let text: CustomFieldType = "TEXT"
    /// Several lines of text.
    public static let largeText: CustomFieldType = "LARGE_TEXT"
    /// A number.
    public static let number: CustomFieldType = "NUMERICAL"
    /// A phone number.
    public static let phone: CustomFieldType = "PHONE"
    /// An email address.
    public static let email: CustomFieldType = "EMAIL"
    /// An amount of money.
    public static let money: CustomFieldType = "MONETORY"
    /// Any of several options, shown as boxes.
    public static let checkbox: CustomFieldType = "CHECKBOX"
    /// One of several options, shown as a list.
    public static let singleOption: CustomFieldType = "SINGLE_OPTIONS"
    /// Any of several options, shown as a list.
    public static let multipleOptions: CustomFieldType = "MULTIPLE_OPTIONS"
    /// One of several options, shown as buttons.
    public static let radio: CustomFieldType = "RADIO"
    /// A day.
    public static let date: CustomFieldType = "DATE"
    /// Several labelled lines of text.
    public static let textBoxList: CustomFieldType = "TEXTBOX_LIST"
    /// Files.
    public static let file: CustomFieldType = "FILE_UPLOAD"
    /// A signature.
    public static let signature: CustomFieldType = "SIGNATURE"
}
