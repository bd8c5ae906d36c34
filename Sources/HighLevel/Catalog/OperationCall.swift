import Foundation
import NIOHTTP1

/// One call of an action with its inputs: completed, checked, and turned into a request.
struct OperationCall {
    let operation: CatalogOperation
    let request: CatalogRequest
    let inputs: [String: JSONValue]

    /// Finds the request of the dialect, completes the inputs, and checks them.
    ///
    /// - Throws: ``HighLevelError`` with code `.invalid` and every problem; nothing was sent.
    init(
        _ id: String,
        inputs: [String: JSONValue],
        catalog: OperationCatalog,
        dialect: HighLevelDialect,
        locationID: String
    ) throws(HighLevelError) {
        let operation = try catalog.operation(id)
        let request = try Self.request(of: operation, catalog, dialect)
        let inputs = Self.completed(inputs, for: request, locationID: locationID)
        let problems = InputChecker(catalog: catalog, request: request).problems(in: inputs)
        guard problems.isEmpty else {
            throw HighLevelError(
                .invalid,
                operation: id,
                message: "The inputs do not fit, nothing was sent. "
                    + problems.map(\.description).joined(separator: "; "),
                problems: problems.map(\.description)
            )
        }
        self.operation = operation
        self.request = request
        self.inputs = inputs
    }

    private static func request(
        of operation: CatalogOperation,
        _ catalog: OperationCatalog,
        _ dialect: HighLevelDialect
    ) throws(HighLevelError) -> CatalogRequest {
        func refusal(_ message: String) -> HighLevelError {
            HighLevelError(.invalid, operation: operation.id, message: message)
        }
        guard operation.kind == .action else {
            throw refusal("'\(operation.id)' is a trigger: HighLevel calls us. It cannot be called.")
        }
        if let request = operation.request(in: dialect) { return request }
        if let other = operation.renames.flatMap(catalog.find)?.request(in: dialect) { return other }
        let known = operation.dialects.map(\.rawValue).joined(separator: ", ")
        throw refusal(
            "'\(operation.id)' is not in API version \(dialect.rawValue), only in \(known). Use a connection that speaks it."
        )
    }

    /// The inputs with the location where it is asked for and was not given.
    private static func completed(
        _ inputs: [String: JSONValue],
        for request: CatalogRequest,
        locationID: String
    ) -> [String: JSONValue] {
        var inputs = inputs
        for input in request.inputs where inputs[input.name] == nil {
            if ["locationId", "location_id"].contains(input.name) { inputs[input.name] = .string(locationID) }
        }
        let types = request.inputs(named: "altType").first?.type.choices ?? []
        if inputs["altId"] == nil, inputs["altType"] == nil, types.contains("location"),
            request.inputs(named: "altId").first?.isRequired == true
        {
            inputs["altId"] = .string(locationID)
            inputs["altType"] = "location"
        }
        return inputs
    }

    /// The request as the transport takes it.
    func endpoint() throws -> Endpoint {
        var endpoint = Endpoint(
            operation.id,
            HTTPMethod(rawValue: request.method),
            path,
            kind: kind,
            scope: nil,
            subject: operation.title,
            query: query
        )
        endpoint.version = request.version
        endpoint.scopes = request.scopes
        if let (body, contentType) = try body() {
            endpoint.body = body
            endpoint.contentType = contentType
        }
        return endpoint
    }

    private var kind: Endpoint.Kind {
        if operation.reads { return .read }
        return operation.id == "contacts.create-contact" ? .contactCreation : .write
    }

    /// The parts of the path with the inputs in place of their names.
    private var path: [String] {
        request.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return String(part) }
            return inputs[String(part.dropFirst().dropLast())]?.textOrJSON ?? ""
        }
    }

    private var query: [(name: String, value: String)] {
        given(.query).flatMap { input, value -> [(name: String, value: String)] in
            guard case .array(let items) = value else { return [(input.name, value.textOrJSON)] }
            let texts = items.map(\.textOrJSON)
            return input.repeatsInQuery
                ? texts.map { (input.name, $0) } : [(input.name, texts.joined(separator: ","))]
        }
    }

    private func given(_ place: CatalogInput.Place) -> [(CatalogInput, JSONValue)] {
        request.inputs.filter { $0.place == place }.compactMap { input in inputs[input.name].map { (input, $0) } }
    }

    private func body() throws -> (Data, String)? {
        let fields = given(.body)
        switch request.body {
        case nil: return nil
        case .json:
            return (try Self.json(.object(Dictionary(fields.map { ($0.name, $1) }) { $1 })), "application/json")
        case .wholeJSON: return try fields.first.map { (try Self.json($1), "application/json") }
        case .form:
            let text = fields.map { Endpoint.escaped($0.name) + "=" + Endpoint.escaped($1.textOrJSON) }
            return (Data(text.joined(separator: "&").utf8), "application/x-www-form-urlencoded")
        case .multipart:
            let form = MultipartForm(fields.map { ($0.name, $1) })
            return (form.data, form.contentType)
        }
    }

    private static func json(_ value: JSONValue) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
