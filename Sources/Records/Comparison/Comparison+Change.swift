extension Comparison {
    /// Whether a person would call this a change of the value.
    ///
    /// Stricter than ``same(_:_:)``: a corrected capital or a street spelled out is a change that should travel, while a
    /// phone number, an e-mail address or a set of tags in another spelling is not.
    public func isChange(from old: Value, to new: Value) -> Bool {
        switch self {
        case .exact, .phone, .email, .set: !same(old, new)
        case .text, .name, .address: Self.spelling(old) != Self.spelling(new)
        }
    }

    private static func spelling(_ value: Value) -> Value {
        let value = Comparison.scalarAsText(value)
        guard case .text(let text) = value else { return value.nullIfBlank }
        return Value.text(TextNormalization.singleSpaced(text)).nullIfBlank
    }
}
