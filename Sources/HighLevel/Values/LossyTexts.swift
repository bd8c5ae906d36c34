/// A list of texts in which members of another kind are left out.
///
/// For fields whose members the official spec leaves open or declares wrongly; an object gives its `id` or `email`.
struct LossyTexts: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
        guard case .array(let items) = try JSONValue(from: decoder) else {
            texts = []
            return
        }
        texts = items.compactMap { item in
            guard case .object(let fields) = item else { return item.stringValue }
            return fields["id"]?.stringValue ?? fields["email"]?.stringValue
        }
    }
}
