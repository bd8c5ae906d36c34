import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// GraphQL over HTTP as the real service shows it: POST at `/`, a bare key in `key-authorization`, 401 without a body.
struct BusybusyRoutes: Sendable {
    /// Bytes of a request body at most; more is answered 413.
    private static let bodyLimit = 1 << 20

    let service: BusybusyService

    /// Adds the one route.
    func add(to router: Router<BasicRequestContext>) {
        router.post("/") { request, _ in try await self.answer(request) }
    }

    private func answer(_ request: Request) async throws -> Response {
        guard let viewer = service.admits(request.busybusyKey) else { return Response(status: .unauthorized) }
        let body = try await request.body.collect(upTo: BusybusyRoutes.bodyLimit)
        guard let request = BusybusyRequest(json: Data(body.readableBytesView)) else {
            let error = GraphQLError("Send a JSON object with a query text and, if any, an object of variables.")
            return Response(json: GraphQLResponse(errors: [error]).value, status: .badRequest)
        }
        do throws(BusybusyRefusal) {
            return await answer(try service.prepare(request), sees: viewer)
        } catch {
            return Response(json: GraphQLResponse(errors: error.errors).value)
        }
    }

    private func answer(_ plan: GraphQLPlan, sees viewer: BusybusyViewer) async -> Response {
        let fault = service.fault(for: plan.fields.map(\.name))
        if let failure = fault?.response { return failure }
        if let fault, fault.kind == .slow {
            // A client that gives up cancels the wait; what it asked for is carried out all the same.
            try? await Task.sleep(for: .milliseconds(fault.delayMilliseconds))
        }
        let response = service.execute(plan, sees: viewer, repeatingCursor: fault?.kind == .repeatedCursor)
        if fault?.kind == .replyLost || (plan.isWrite && service.losesReply()) { return Response(status: .badGateway) }
        if let fault, fault.kind == .partialErrors { return Response(json: response.halved(fault.operation).value) }
        return Response(json: response.value)
    }
}

extension GraphQLPlan {
    /// Whether it changes anything.
    fileprivate var isWrite: Bool { fields.contains { $0.parent == "Mutation" } }
}

extension BusybusyFault {
    /// The failure that takes the place of any work, nil for faults of other kinds.
    var response: Response? {
        switch kind {
        case .status500: Response(text: "Internal Server Error", status: .internalServerError)
        case .status429: Response(text: "Too Many Requests", status: .tooManyRequests)
        case .lock500: Response(text: "failed to obtain lock with key \(operation)", status: .internalServerError)
        case .replyLost, .slow, .partialErrors, .repeatedCursor: nil
        }
    }
}

extension Response {
    /// A JSON reply.
    init(json value: GraphQLValue, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.json))
        )
    }

    /// A plain reply.
    init(text: String, status: HTTPResponse.Status) {
        self.init(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension GraphQLResponse {
    /// The response with the second half of every root list missing and an error in its place.
    fileprivate func halved(_ operation: String) -> GraphQLResponse {
        var response = self
        response.errors.append(GraphQLError("Internal server error while reading \(operation)"))
        guard var object = data?.entries else { return response }
        for index in object.entries.indices {
            if case .list(let items) = object.entries[index].value {
                object.entries[index].value = .list(Array(items.prefix(items.count / 2)))
            }
        }
        response.data = .object(object)
        return response
    }
}
