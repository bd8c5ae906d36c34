import NIOHTTP1

extension HighLevelClient {
    /// Reads one contact.
    ///
    /// - Throws: ``HighLevelError`` with code `.contactNotFound` when it does not exist or was deleted.
    public func contact(_ id: String) async throws -> Contact {
        let path = ["contacts", try checked(id, "contact", in: "getContact")]
        return try await call(
            Endpoint("getContact", .GET, path, kind: .read, scope: Scopes.readContacts, subject: "contact \(id)"),
            as: One.self
        )
        .contact
    }

    /// Makes a contact.
    ///
    /// - Throws: ``HighLevelError`` with code `.duplicate` when one with the same email or phone exists. After a 422 the
    ///   effect is `.unclear`: look before trying again, as ``createContact(_:recovering:)`` does.
    public func createContact(_ contact: ContactCreate) async throws -> Contact {
        let body = try body(ContactCreateBody(contact: contact, locationID: configuration.locationID))
        return try await call(
            Endpoint(
                "createContact",
                .POST,
                ["contacts", ""],
                kind: .contactCreation,
                scope: Scopes.writeContacts,
                subject: "new contact",
                body: body
            ),
            as: One.self
        ).contact
    }

    /// Changes the named fields of a contact and returns it as it is now.
    public func updateContact(_ id: String, _ update: ContactUpdate) async throws -> Contact {
        let path = ["contacts", try checked(id, "contact", in: "updateContact")]
        let body = try body(update)
        return try await call(
            Endpoint(
                "updateContact",
                .PUT,
                path,
                kind: .write,
                scope: Scopes.writeContacts,
                subject: "contact \(id)",
                body: body
            ),
            as: One.self
        ).contact
    }

    /// Deletes a contact. There is no way back through the API.
    public func deleteContact(_ id: String) async throws {
        let path = ["contacts", try checked(id, "contact", in: "deleteContact")]
        _ = try await call(
            Endpoint(
                "deleteContact",
                .DELETE,
                path,
                kind: .write,
                scope: Scopes.writeContacts,
                subject: "contact \(id)"
            ),
            as: Acknowledgement.self
        )
    }

    /// Makes a contact or changes the one with the same email or phone, as the location's settings say.
    ///
    /// If email and phone belong to two contacts, the second field is dropped silently (public issue 37).
    ///
    /// - Parameter createNewIfDuplicateAllowed: makes a new contact where the location allows duplicates.
    public func upsertContact(
        _ contact: ContactCreate,
        createNewIfDuplicateAllowed: Bool? = nil
    ) async throws -> ContactUpsertResult {
        let body = try body(
            ContactCreateBody(
                contact: contact,
                locationID: configuration.locationID,
                createNewIfDuplicateAllowed: createNewIfDuplicateAllowed
            )
        )
        let path = ["contacts", "upsert"]
        return try await call(
            Endpoint(
                "upsertContact",
                .POST,
                path,
                kind: .contactCreation,
                scope: Scopes.writeContacts,
                subject: "contact by email or phone",
                body: body
            )
        )
    }

    /// The contact with this email or phone number, as the location tells duplicates apart; nil when there is none.
    public func duplicateContact(email: String? = nil, number: String? = nil) async throws -> Contact? {
        guard email != nil || number != nil else {
            throw HighLevelError(
                .invalid,
                operation: "duplicateContact",
                message: "Neither email nor number is given. Give at least one of them."
            )
        }
        var query = [(name: "locationId", value: configuration.locationID)]
        if let email { query.append((name: "email", value: email)) }
        if let number { query.append((name: "number", value: number)) }
        let path = ["contacts", "search", "duplicate"]
        return try await call(
            Endpoint(
                "duplicateContact",
                .GET,
                path,
                kind: .read,
                scope: Scopes.readContacts,
                subject: "contact by email or phone",
                query: query
            ),
            as: Perhaps.self
        ).contact
    }

    private struct One: Decodable { let contact: Contact }

    /// `{"contact": null}` means none; a reply without the key is no answer.
    private struct Perhaps: Decodable {
        let contact: Contact?

        init(from decoder: any Decoder) throws {
            contact = try decoder.container(keyedBy: AnyKey.self).decode(Contact?.self, forKey: "contact")
        }
    }
}
