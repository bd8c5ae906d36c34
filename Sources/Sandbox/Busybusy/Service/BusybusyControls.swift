import Foundation
import Hummingbird
import NIOCore

/// The sandbox's own controls, no part of the real service: counts, faults, and the key's life. They need no key.
struct BusybusyControls: Sendable {
    let service: BusybusyService

    /// Adds the control routes to their group.
    func add(to group: RouterGroup<BasicRequestContext>) {
        group.get("stats") { _, _ in Response(json: self.service.stats) }
        group.post("faults") { request, _ in try await self.addFault(request) }
        group.delete("faults") { _, _ in
            self.service.clearFaults()
            return Response(status: .noContent)
        }
        group.post("revoke") { _, _ in
            self.service.setRevoked(true)
            return Response(status: .noContent)
        }
        group.post("restore") { _, _ in
            self.service.setRevoked(false)
            return Response(status: .noContent)
        }
    }

    private func addFault(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 16)
        let value = GraphQLValue(json: Data(body.readableBytesView))
        do throws(GraphQLError) {
            service.add(try BusybusyFault(value ?? .null, operations: service.schema.rootFields))
            return Response(status: .noContent)
        } catch {
            return Response(json: GraphQLResponse(errors: [error]).value, status: .badRequest)
        }
    }
}
