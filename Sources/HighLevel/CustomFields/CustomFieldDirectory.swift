/// The custom fields of the client's location by name, key or id, with values by type.
///
/// The definitions are read once and kept, for all copies of a client; callers that ask while they are read share that
/// read. ``refresh()`` reads them again, as does a change made through the client.
///
/// ```swift
/// var update = ContactUpdate()
/// update.customFields = try await client.customFields.inputs(["Roof type": "Shingle", "contact.job_value": 12_500])
/// let values = try await client.customFields.values(of: contact)
/// ```
public struct CustomFieldDirectory: Sendable {
    let client: HighLevelClient
    let cache: CustomFieldCache

    /// How old kept definitions must be before an unknown field is a reason to read them again: fields that were deleted
    /// stay in contacts, and must not cost a call each time.
    private static let patience = Duration.seconds(30)

    /// A field and its value, as read.
    public struct Reading: Sendable, Hashable {
        /// The field.
        public let definition: CustomFieldDefinition
        /// The value.
        public let value: CustomFieldValue
    }

    /// All definitions, of contacts and opportunities.
    ///
    /// - Parameter oldest: how long ago they may have been read; nil for any time.
    public func definitions(oldest: Duration? = nil) async throws -> CustomFieldSet {
        let client = client
        return try await cache.definitions(oldest: oldest, now: client.transport.clock.now) {
            CustomFieldSet(try await client.customFieldDefinitions())
        }
    }

    /// Reads the definitions again.
    @discardableResult
    public func refresh() async throws -> CustomFieldSet {
        try await definitions(oldest: .zero)
    }

    /// The one definition that a person means; see ``CustomFieldSet/definition(named:of:)``.
    ///
    /// One that is not among the kept is looked for once more after reading the definitions again, unless they were read
    /// less than 30 seconds ago.
    public func definition(
        named reference: String,
        of model: CustomFieldModel? = nil
    ) async throws -> CustomFieldDefinition {
        do {
            return try await definitions().definition(named: reference, of: model)
        } catch let error as HighLevelError where error.code == .notFound && error.operation == "findCustomField" {
            return try await definitions(oldest: Self.patience).definition(named: reference, of: model)
        }
    }

    /// Fields with values, ready to be written; a nil value empties its field. Sorted by id.
    ///
    /// - Parameters:
    ///   - values: by name, key or id of the field.
    ///   - model: what the fields belong to.
    /// - Throws: ``HighLevelError`` that names the field and the rule, also when two names mean the same field.
    public func inputs(
        _ values: [String: CustomFieldValue?],
        of model: CustomFieldModel = .contact
    ) async throws -> [CustomFieldInput] {
        var inputs: [String: CustomFieldInput] = [:]
        for (reference, value) in values {
            let field = try await definition(named: reference, of: model)
            guard inputs.updateValue(try field.input(value), forKey: field.id) == nil else {
                throw client.refused(
                    "writeCustomField",
                    "The custom field \"\(field.name)\" (\(field.id)) is given twice, once as \"\(reference)\". "
                        + "Give it once."
                )
            }
        }
        return inputs.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The values that a contact has, in the order of the reply; a field whose definition is gone has type `UNKNOWN`.
    public func values(of contact: Contact) async throws -> [Reading] { try await readings(contact.customFields) }

    /// The values that an opportunity has; see ``values(of:)-(Contact)``.
    public func values(of opportunity: Opportunity) async throws -> [Reading] {
        try await readings(opportunity.customFields)
    }

    private func readings(_ fields: [CustomField]) async throws -> [Reading] {
        guard !fields.isEmpty else { return [] }
        var set = try await definitions()
        if fields.contains(where: { set.definition(id: $0.id) == nil }) {
            set = try await definitions(oldest: Self.patience)
        }
        return fields.compactMap { field in
            let definition =
                set.definition(id: field.id)
                ?? CustomFieldDefinition(id: field.id, name: field.id, type: "UNKNOWN")
            return definition.value(field.value).map { Reading(definition: definition, value: $0) }
        }
    }
}
