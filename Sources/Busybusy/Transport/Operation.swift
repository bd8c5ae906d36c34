/// One GraphQL operation with its document, before it is tied to variables.
struct Operation: Sendable {
    /// The root field, which is also the name in metrics and errors.
    let name: String
    /// What the call is about, for messages: "project 3f…".
    let subject: String
    let isWrite: Bool
    let document: String

    /// The effect of a call whose outcome is not known.
    var effectWhenUnclear: BusybusyError.Effect { isWrite ? .unclear : .none }
}
