import Engine
import Foundation
import Hummingbird

/// The workspace's status as JSON.
enum StatusDocument {
    static func response(_ sources: TenonServer.Sources) async throws -> Response {
        let status = try await SyncStatus.read(from: sources.store, workspace: sources.workspace, limit: 100)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let body = try encoder.encode(status)
        return Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
