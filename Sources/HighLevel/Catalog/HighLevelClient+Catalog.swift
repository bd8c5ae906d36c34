import Foundation
import NIOHTTP1

extension HighLevelClient {
    /// Calls an action of the catalog by its id.
    ///
    /// The inputs are checked before anything is sent. The location is filled in where it is asked for and not given.
    /// Only reads are tried again after passing failures.
    ///
    /// ```swift
    /// let reply = try await client.call("contacts.add-tags", inputs: ["contactId": "…", "tags": ["vip"]], in: catalog)
    /// ```
    /// - Returns: the reply's body; `null` when it is empty. A body that is no JSON comes as its text, or in base64 when
    ///   it is no text either, where the spec says nothing about the reply.
    /// - Throws: ``HighLevelError``; with code `.invalid`, no status and the problems when nothing was sent because the
    ///   id, the dialect or the inputs do not fit.
    public func call(
        _ operationID: String,
        inputs: [String: JSONValue] = [:],
        in catalog: OperationCatalog
    ) async throws -> JSONValue {
        let call = try prepared(operationID, inputs, catalog)
        let endpoint = try call.endpoint()
        let reply = try await transport.send(endpoint, priority: priority)
        if reply.body.isEmpty { return .null }
        do {
            return try ReplyDecoder.decode(JSONValue.self, from: reply.body)
        } catch {
            guard call.request.outputs.isEmpty else {
                throw HighLevelError.undecodable(error, endpoint: endpoint, reply: reply)
            }
            return .string(String(data: reply.body, encoding: .utf8) ?? reply.body.base64EncodedString())
        }
    }

    /// The request that ``call(_:inputs:in:)`` would send, checked in the same way. Nothing is sent.
    public func plan(
        _ operationID: String,
        inputs: [String: JSONValue] = [:],
        in catalog: OperationCatalog
    ) throws -> PlannedRequest {
        let call = try prepared(operationID, inputs, catalog)
        let endpoint = try call.endpoint()
        var headers = ["Accept": "application/json", "Version": endpoint.version ?? configuration.dialect.rawValue]
        if endpoint.body != nil { headers["Content-Type"] = endpoint.contentType }
        return PlannedRequest(
            method: endpoint.method.rawValue,
            url: endpoint.url(below: configuration.baseURL),
            headers: headers,
            body: endpoint.body.flatMap { String(data: $0, encoding: .utf8) },
            bodyBytes: endpoint.body?.count ?? 0,
            reads: call.operation.reads
        )
    }

    private func prepared(
        _ id: String,
        _ inputs: [String: JSONValue],
        _ catalog: OperationCatalog
    ) throws(HighLevelError) -> OperationCall {
        try OperationCall(
            id,
            inputs: inputs,
            catalog: catalog,
            dialect: configuration.dialect,
            locationID: configuration.locationID
        )
    }
}
