/// How an action is called in one dialect of the API.
public struct CatalogRequest: Sendable, Hashable {
    /// What the body of the request is.
    public enum Body: String, Sendable, Hashable, Codable {
        /// A JSON object whose members are the inputs in the body.
        case json
        /// The JSON value of the one input `body`.
        case wholeJSON = "whole-json"
        /// A form as a browser sends it, with text fields only.
        case form
        /// A form with files.
        case multipart
    }

    /// The HTTP method.
    public let method: String
    /// The path below HighLevel's address, with its parameters in braces: `/contacts/{contactId}`.
    public let path: String
    /// The value of the `Version` header; nil where the spec names none.
    public let version: String?
    /// Every input, those of the path first.
    public let inputs: [CatalogInput]
    /// What the body is; nil when there is none.
    public let body: Body?
    /// The names of the reply's members at its top, with their types. Empty when the spec tells none.
    public let outputs: [String: CatalogType.Kind]
    /// The permissions that the token needs.
    public let scopes: [HighLevelScope]
    /// Whose token may call it.
    public let access: [CatalogOperation.Access]
    /// The name of the input by which a list goes on, such as `searchAfter`; nil when there is one page only.
    public let paging: String?
    /// Whether HighLevel advises against it.
    public let isDeprecated: Bool

    /// The inputs of that name: seldom more than one, when it goes to two places.
    public func inputs(named name: String) -> [CatalogInput] { inputs.filter { $0.name == name } }
}
