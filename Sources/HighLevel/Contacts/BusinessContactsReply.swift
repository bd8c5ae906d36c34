/// The reply with contacts of a business: `{contacts, count}`.
struct BusinessContactsReply: Decodable {
    private struct Item: Decodable {
        let contact: Contact
        /// Name and id, where v3 gives them with each contact.
        let cursor: [JSONValue]?

        init(from decoder: any Decoder) throws {
            contact = try Contact(from: decoder)
            let cursor = try decoder.container(keyedBy: AnyKey.self).first(JSONValue.self, of: "startAfter")
            if case .array(let parts)? = cursor, parts.count == 2, parts.allSatisfy({ $0.stringValue != nil }) {
                self.cursor = parts
            } else {
                self.cursor = nil
            }
        }
    }

    private let contacts: [Item]
    private let count: Int?

    /// The page, which goes on by the cursor of the last contact where there is one, and else by leaving rows out.
    ///
    /// - Parameter usesCursor: whether the dialect knows the cursor.
    func page(at position: PagePosition, pageSize: Int, usesCursor: Bool) -> HighLevelPage<Contact> {
        let rows = contacts.map(\.contact)
        if usesCursor, let cursor = contacts.last?.cursor {
            return HighLevelPage(rows: rows, total: count, next: .after(cursor))
        }
        guard case .skip(let skipped) = position else {
            // A cursor that breaks off is told by the walk as a page that came twice.
            return HighLevelPage(rows: rows, total: count, next: rows.isEmpty ? nil : position)
        }
        return HighLevelPage(rows: rows, total: count, skipped: skipped, pageSize: pageSize)
    }
}
