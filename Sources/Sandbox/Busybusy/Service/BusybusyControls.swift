import Foundation
import Hummingbird
import NIOCore

/// The sandbox's own controls, no part of the real service: counts, faults, switches, keys, and the crews' work. They need
/// no key.
struct BusybusyControls: Sendable {
    let service: BusybusyService

    /// Adds the control routes to their group.
    func add(to group: RouterGroup<BasicRequestContext>) {
        group.get("stats") { _, _ in Response(json: self.service.stats) }
        group.post("faults") { request, _ in
            try await answer(request) { body throws(GraphQLError) in try addFault(body) }
        }
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
        addSwitches(to: group)
        addWork(to: group)
    }

    private func addFault(_ body: GraphQLValue) throws(GraphQLError) -> GraphQLValue? {
        service.add(try BusybusyFault(body, operations: BusybusyService.operations))
        return nil
    }

    /// Reads a JSON body and answers what the work returns, 204 for nothing, 400 with the reason when it fails.
    private func answer(
        _ request: Request,
        _ work: (GraphQLValue) throws(GraphQLError) -> GraphQLValue?
    ) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 16)
        do throws(GraphQLError) {
            let value = try work(GraphQLValue(json: Data(body.readableBytesView)) ?? .null)
            return value.map { Response(json: $0) } ?? Response(status: .noContent)
        } catch {
            return Response(json: GraphQLResponse(errors: [error]).value, status: .badRequest)
        }
    }

    private func addSwitches(to group: RouterGroup<BasicRequestContext>) {
        group.get("settings") { _, _ in Response(json: service.settings.value) }
        group.post("settings") { request, _ in
            try await answer(request) { changes throws(GraphQLError) in
                try service.change(changes)
                return service.settings.value
            }
        }
        group.get("keys") { _, _ in Response(json: service.account.keys) }
        group.get("schema.graphql") { _, _ in Response(text: service.schema.sdl, status: .ok) }
    }

    private func addWork(to group: RouterGroup<BasicRequestContext>) {
        group.get("hooks") { _, _ in Response(json: service.deliveries()) }
        group.post("life") { request, _ in
            try await answer(request) { wish throws(GraphQLError) in try service.live(wish) }
        }
        group.post("punches") { request, _ in
            try await answer(request) { change throws(GraphQLError) in
                .label("id", try service.punch(change))
            }
        }
    }
}

extension BusybusyAccount {
    /// The keys by their kind.
    fileprivate var keys: GraphQLValue {
        var object = GraphQLObject()
        object.append("member", .string(key))
        object.append("limitedMember", .string(limitedKey))
        object.append("integration", .string(integrationKey))
        return .object(object)
    }
}
