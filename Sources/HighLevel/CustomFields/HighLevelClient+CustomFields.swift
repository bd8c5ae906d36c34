import Foundation
import NIOHTTP1

extension HighLevelClient {
    /// The custom fields of the location by name, key or id.
    public var customFields: CustomFieldDirectory { CustomFieldDirectory(client: self, cache: fieldCache) }

    /// Reads the definitions of custom fields; ``customFields`` keeps them.
    ///
    /// - Parameter model: what they belong to; nil for all.
    public func customFieldDefinitions(of model: CustomFieldModel? = nil) async throws -> [CustomFieldDefinition] {
        var query = QueryItems()
        query.add("model", model?.rawValue ?? "all")
        let endpoint = fieldEndpoint(
            "listCustomFields",
            .GET,
            kind: .read,
            Scopes.readCustomFields,
            "custom fields",
            query: query
        )
        return try await call(endpoint, as: Many.self).customFields.compactMap(\.definition)
    }

    /// Reads one definition.
    public func customFieldDefinition(_ id: String) async throws -> CustomFieldDefinition {
        let id = try checked(id, "custom field", in: "getCustomField")
        let endpoint = fieldEndpoint("getCustomField", .GET, [id], kind: .read, nil, "custom field \(id)")
        return try await call(endpoint, as: One.self).customField
    }

    /// Makes a custom field.
    ///
    /// - Throws: ``HighLevelError`` with code `.invalid`, before the call, when a choice has no options. With effect
    ///   `.unclear` refresh ``customFields`` and look for the name before trying again.
    public func createCustomField(_ draft: CustomFieldDraft) async throws -> CustomFieldDefinition {
        if let problem = draft.problem { throw refused("createCustomField", problem) }
        let endpoint = fieldEndpoint(
            "createCustomField",
            .POST,
            kind: .write,
            Scopes.writeCustomFields,
            "new custom field \"\(draft.name)\"",
            body: try body(CustomFieldBody(draft: draft, isNew: true))
        )
        defer { fieldCache.forget() }
        return try await call(endpoint, as: One.self).customField
    }

    /// Changes a custom field. Its type stays: the service has no way to change it.
    public func updateCustomField(_ id: String, _ draft: CustomFieldDraft) async throws -> CustomFieldDefinition {
        let id = try checked(id, "custom field", in: "updateCustomField")
        let endpoint = fieldEndpoint(
            "updateCustomField",
            .PUT,
            [id],
            kind: .write,
            nil,
            "custom field \(id)",
            body: try body(CustomFieldBody(draft: draft, isNew: false))
        )
        defer { fieldCache.forget() }
        return try await call(endpoint, as: One.self).customField
    }

    /// Deletes a custom field, and with it the values it has everywhere.
    public func deleteCustomField(_ id: String) async throws {
        let id = try checked(id, "custom field", in: "deleteCustomField")
        let endpoint = fieldEndpoint("deleteCustomField", .DELETE, [id], kind: .write, nil, "custom field \(id)")
        defer { fieldCache.forget() }
        _ = try await call(endpoint, as: Acknowledgement.self)
    }

    private func fieldEndpoint(
        _ operation: String,
        _ method: HTTPMethod,
        _ path: [String] = [],
        kind: Endpoint.Kind,
        _ scope: HighLevelScope?,
        _ subject: String,
        query: QueryItems = QueryItems(),
        body: Data? = nil
    ) -> Endpoint {
        Endpoint(
            operation,
            method,
            ["locations", configuration.locationID, "customFields"] + path,
            kind: kind,
            scope: scope,
            subject: subject,
            query: query.items,
            body: body
        )
    }

    private struct One: Decodable { let customField: CustomFieldDefinition }
    private struct Many: Decodable { let customFields: [Item] }

    /// A definition, or a folder of them, which is left out.
    private struct Item: Decodable {
        let definition: CustomFieldDefinition?

        init(from decoder: any Decoder) throws {
            let kind: String? = try decoder.container(keyedBy: AnyKey.self).first(of: "documentType")
            definition = kind == "folder" ? nil : try CustomFieldDefinition(from: decoder)
        }
    }
}
