/// By what a contact is looked for whose creation is unclear.
struct ContactLookup: Sendable {
    /// The text that only this contact has as its source.
    let marker: String?
    /// Email and phone, one at a time: asked for together the service looks at the second only without the first.
    let keys: [(field: String, email: String?, phone: String?)]

    /// - Throws: ``HighLevelError`` with code `.invalid` when the marker cannot be searched for.
    init(draft: ContactCreate, recovery: CreationRecovery) throws(HighLevelError) {
        marker = recovery.isSourceMarker ? draft.source : nil
        var keys: [(field: String, email: String?, phone: String?)] = []
        if let email = draft.email, !email.trimmed.isEmpty { keys.append(("email", email, nil)) }
        if let phone = draft.phone, !phone.trimmed.isEmpty { keys.append(("phone", nil, phone)) }
        self.keys = keys
        guard recovery.isSourceMarker else { return }
        guard let marker, !marker.isEmpty, marker.count <= 75 else {
            throw HighLevelError(
                .invalid,
                operation: "createContact",
                message: "The draft's source is no marker: it must have 1 to 75 characters. Set it, or give no marker."
            )
        }
    }

    /// Whether there is anything to look for.
    var canLook: Bool { marker != nil || !keys.isEmpty }
}
