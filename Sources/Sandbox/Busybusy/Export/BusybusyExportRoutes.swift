import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The payroll export: `GET /?start=…&end=…`, local times, answered with CSV. The real one has a host of its own.
struct BusybusyExportRoutes: Sendable {
    let service: BusybusyService

    /// Adds the export under both of its paths.
    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in try await answer(request) }
        router.get("export") { request, _ in try await answer(request) }
    }

    private func answer(_ request: Request) async throws -> Response {
        guard let viewer = service.admits(request.busybusyKey) else { return Response(status: .unauthorized) }
        let fault = service.fault(for: ["payrollExport"])
        if let failure = fault?.response { return failure }
        if let fault, fault.kind == .slow { try? await Task.sleep(for: .milliseconds(fault.delayMilliseconds)) }
        let query = request.uri.queryParameters
        guard let start = query["start"].flatMap({ Self.local(String($0)) }),
            let end = query["end"].flatMap({ Self.local(String($0)) })
        else {
            return Response(text: "start and end must be YYYY-MM-DD HH:mm:ss", status: .badRequest)
        }
        guard let text = service.payrollExport(from: start, to: end, sees: viewer) else {
            return Response(text: "No time entries in this range", status: .notFound)
        }
        if fault?.kind == .replyLost { return Response(status: .badGateway) }
        return Response(
            status: .ok,
            headers: [.contentType: "text/csv; charset=UTF-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// Reads `YYYY-MM-DD HH:mm:ss` as seconds of a wall clock; nil when it is malformed. A blank may come as `+`.
    private static func local(_ text: String) -> Int? {
        guard text.count == 19 else { return nil }
        return BusybusyStamp.seconds(text.replacing(" ", with: "T").replacing("+", with: "T"))
    }
}

extension Request {
    /// The value of the header `key-authorization`, in any case of its name.
    var busybusyKey: String? { HTTPField.Name("key-authorization").flatMap { headers[$0] } }
}
