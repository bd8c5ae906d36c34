extension HighLevelClient {
    /// Makes a contact, and finds out what happened where the outcome is unclear: never a blind repeat.
    ///
    /// After a lost reply, a 5xx, a time-out or a 422 the contact is looked for: by its marker where the draft's
    /// `source` is one, else by email and phone. When it is nowhere, the create is repeated once, save after a 422. A
    /// duplicate is a result here and not an error.
    ///
    /// - Throws: ``HighLevelError``; effect `.unclear` when nothing was found and no further try was safe.
    public func createContact(
        _ draft: ContactCreate,
        recovering recovery: CreationRecovery
    ) async throws -> ContactCreation {
        let search = try ContactLookup(draft: draft, recovery: recovery)
        do {
            let outcome = try await creating(
                canLook: search.canLook,
                settling: recovery.settling,
                create: { try await createContact(draft) },
                look: { try await find(search) }
            )
            switch outcome {
            case .made(let contact): return .created(contact)
            case .found(let creation): return creation
            }
        } catch let error as HighLevelError where error.code == .duplicate {
            guard let duplicate = error.duplicate else { throw error }
            return try await judge(duplicate, search)
        }
    }

    /// Looks once. With a marker nothing else proves anything: without one, the same email or phone must do.
    private func find(_ search: ContactLookup) async throws -> ContactCreation? {
        if let marker = search.marker {
            let filters = [SearchFilter.equals(field: "source", value: .string(marker))]
            let request = SearchRequest(filters: filters, pageSize: 10)
            if let contact = try await searchContacts(request).contacts.first(where: { $0.source == marker }) {
                return .recovered(contact)
            }
        }
        for (field, email, phone) in search.keys {
            guard let contact = try await duplicateContact(email: email, number: phone) else { continue }
            // The search may lag behind; the lookup by email and phone shows a contact with the marker at once.
            if let marker = search.marker {
                if contact.source == marker { return .recovered(contact) }
                continue
            }
            return .duplicate(.init(contactID: contact.id, matchingField: field), contact)
        }
        return nil
    }

    /// Tells an own contact, made by a try whose reply was lost, from somebody else's, where a marker allows it.
    private func judge(_ duplicate: HighLevelError.Duplicate, _ search: ContactLookup) async throws -> ContactCreation {
        guard let marker = search.marker else { return .duplicate(duplicate, nil) }
        let contact: Contact
        do {
            contact = try await self.contact(duplicate.contactID)
        } catch is HighLevelError {
            return .duplicate(duplicate, nil)
        }
        return contact.source == marker ? .recovered(contact) : .duplicate(duplicate, contact)
    }
}
