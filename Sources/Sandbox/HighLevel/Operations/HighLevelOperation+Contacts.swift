import HTTPTypes

/// Create, read, update, delete and upsert one contact.
extension HighLevelOperation {
    static let contacts: [HighLevelOperation] = [
        .init(
            method: .post,
            path: "/contacts/",
            body: .createContact,
            scope: "contacts.write",
            location: .body,
            perform: createContact
        ),
        .init(
            method: .post,
            path: "/contacts/upsert",
            body: .upsertContact,
            scope: "contacts.write",
            location: .body,
            perform: upsertContact
        ),
        .init(method: .get, path: "/contacts/{contactId}", scope: "contacts.readonly", perform: getContact),
        .init(
            method: .put,
            path: "/contacts/{contactId}",
            body: .updateContact,
            scope: "contacts.write",
            perform: updateContact
        ),
        .init(method: .delete, path: "/contacts/{contactId}", scope: "contacts.write", perform: deleteContact),
    ]

    private static func getContact(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let contact = try contents.contact(call.contactID)
        return .ok("contact", contact.fullShape(location: contents.account.locationID, version: call.version))
    }

    private static func createContact(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try refuseDuplicate(of: call.body, in: contents)
        let contact = insert(call, into: &contents)
        if contents.quirks.failuresAfterCreate > 0 {
            contents.quirks.failuresAfterCreate -= 1
            throw .unprocessable(["phone must be a valid phone number"])
        }
        let shape = contact.createdShape(location: contents.account.locationID, version: call.version)
        return HighLevelReply(status: 201, body: [.init(name: "contact", value: shape)])
    }

    private static func insert(_ call: HighLevelCall, into contents: inout HighLevelContents) -> HighLevelContact {
        var contact = HighLevelContact(id: contents.random.alphanumeric(20), dateAdded: call.now)
        contact.apply(call.body, version: call.version, definitions: contents.customFields)
        contents.put(contact, at: call.now)
        return contact
    }

    /// Throws the duplicate error when the location forbids duplicates and another contact has the address or number.
    private static func refuseDuplicate(
        of body: HighLevelValue,
        in contents: HighLevelContents,
        except id: String? = nil
    ) throws(HighLevelFailure) {
        guard !contents.account.allowsDuplicates,
            let match = contents.duplicate(of: body, except: id)
        else { return }
        var meta: [HighLevelValue.Member] = [.init(name: "contactId", value: .string(match.id))]
        meta.add("contactName", contents.contacts[match.id]?.name)
        meta.add("matchingField", match.field.rawValue)
        throw .badRequest("This location does not allow duplicated contacts.", meta: .object(meta))
    }

    /// Only the named fields change. Taking another contact's address or number is refused like a duplicate on create
    /// (assumption).
    private static func updateContact(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        try refuseDuplicate(of: call.body, in: contents, except: call.contactID)
        let definitions = contents.customFields
        let contact = try contents.update(call.contactID, at: call.now) {
            $0.apply(call.body, version: call.version, definitions: definitions)
        }
        let shape = contact.fullShape(location: contents.account.locationID, version: call.version)
        return HighLevelReply(status: 200, body: call.version.updateSuccess + [.init(name: "contact", value: shape)])
    }

    private static func deleteContact(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        contents.remove(call.contactID, at: call.now)
        return HighLevelReply(status: 200, body: call.version.success)
    }

    /// Updates the first match in the location's order of keys. The other key is dropped when it belongs to a second
    /// contact, and so is the gender of an existing contact, both without a word (reported by users).
    private static func upsertContact(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let body = call.body
        let wantsNew = contents.account.allowsDuplicates && body["createNewIfDuplicateAllowed"]?.flag == true
        let match = contents.duplicate(of: body)
        let contact: HighLevelContact
        if let match, !wantsNew {
            let other: HighLevelContactKeys.Field = match.field == .email ? .phone : .email
            let isTaken = contents.keys.find(other, body[other.rawValue]?.text, except: match.id) != nil
            let dropped: Set<String> = isTaken ? ["gender", other.rawValue] : ["gender"]
            let kept = HighLevelValue.object((body.members ?? []).filter { !dropped.contains($0.name) })
            let definitions = contents.customFields
            contact = try contents.update(match.id, at: call.now) {
                $0.apply(kept, version: call.version, definitions: definitions)
            }
        } else {
            contact = insert(call, into: &contents)
        }
        let shape = contact.fullShape(location: contents.account.locationID, version: call.version)
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "new", value: .bool(match == nil || wantsNew)), .init(name: "contact", value: shape),
            ]
        )
    }
}

extension HighLevelContents {
    /// The contact that a body's address or number belongs to already, by the location's order of keys.
    func duplicate(of body: HighLevelValue, except id: String? = nil) -> HighLevelContactKeys.Match? {
        keys.firstMatch(
            email: body["email"]?.text,
            phone: body["phone"]?.text,
            order: location.duplicateKeys,
            except: id
        )
    }
}

extension HighLevelReply {
    /// 200 with one member.
    static func ok(_ name: String, _ value: HighLevelValue) -> Self {
        .init(status: 200, body: [.init(name: name, value: value)])
    }

    /// 201 with one member.
    static func created(_ name: String, _ value: HighLevelValue) -> Self {
        .init(status: 201, body: [.init(name: name, value: value)])
    }
}
