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
        guard service.admits(HTTPField.Name("key-authorization").flatMap { request.headers[$0] }) else {
            return Response(status: .unauthorized)
        }
        let body = try await request.body.collect(upTo: BusybusyRoutes.bodyLimit)
        guard let request = BusybusyRequest(json: Data(body.readableBytesView)) else {
            let error = GraphQLError("Send a JSON object with a query text and, if any, an object of variables.")
            return Response(json: GraphQLResponse(errors: [error]).value, status: .badRequest)
        }
        do throws(BusybusyRefusal) {
            return try await answer(try service.prepare(request))
        } catch {
            return Response(json: GraphQLResponse(errors: error.errors).value)
        }
    }

    private func answer(_ plan: GraphQLPlan) async throws(BusybusyRefusal) -> Response {
        guard let fault = service.fault(for: plan) else { return Response(json: service.execute(plan).value) }
        switch fault.kind {
        case .replyLost:
            _ = service.execute(plan)
            return Response(status: .badGateway)
        case .status500: return Response(text: "Internal Server Error", status: .internalServerError)
        case .status429: return Response(text: "Too Many Requests", status: .tooManyRequests)
        case .lock500:
            return Response(text: "failed to obtain lock with key \(fault.operation)", status: .internalServerError)
        case .slow:
            // A client that gives up cancels the wait; what it asked for is carried out all the same.
            try? await Task.sleep(for: .milliseconds(fault.delayMilliseconds))
            return Response(json: service.execute(plan).value)
        case .partialErrors: return Response(json: service.execute(plan).halved(fault.operation).value)
        case .repeatedCursor: return Response(json: service.execute(plan, repeatingCursor: true).value)
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
    fileprivate init(text: String, status: HTTPResponse.Status) {
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
