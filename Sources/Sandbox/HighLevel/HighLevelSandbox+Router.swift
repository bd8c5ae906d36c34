import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The way of a request: fault, version, token, scope, rate limit, location, body, operation.
extension HighLevelSandbox {
    /// The routes; tests may bring operations of their own.
    func buildRouter(
        _ operations: [HighLevelOperation] = HighLevelOperation.all + HighLevelOperation.unsupported
    ) -> Router<HighLevelContext> {
        let router = Router(context: HighLevelContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: HighLevelUnroutedMiddleware(sandbox: self))
        addControl(to: router)
        addWebhookControl(to: router)
        addSignInPages(to: router)
        for group in Self.grouped(operations) {
            router.on(RouterPath(group[0].routerPath), method: group[0].method) { request, context in
                try await self.answer(group, request, context)
            }
        }
        for group in Self.grouped(HighLevelSignInOperation.all) {
            router.on(RouterPath(group[0].routerPath), method: group[0].method) { request, context in
                try await self.answer(group, request, context)
            }
        }
        for path in Self.absentPaths {
            router.get(RouterPath(path)) { _, _ -> Response in throw HTTPError(.notFound) }
        }
        addOptions(of: operations, to: router)
        return router
    }

    /// What the real server has and the sandbox has not; without these, their last words would be taken for ids.
    private static let absentPaths = [
        "/calendars/groups", "/calendars/blocked-slots", "/opportunities/lost-reason", "/locations/search",
    ]

    /// Operations that share a method and a path, one group for each; the version chooses among them.
    private static func grouped<Route: HighLevelRoute>(_ routes: [Route]) -> [[Route]] {
        var groups: [[Route]] = []
        var places: [String: Int] = [:]
        for route in routes {
            let key = route.method.rawValue + " " + route.routerPath
            if let place = places[key] {
                groups[place].append(route)
            } else {
                places[key] = groups.count
                groups.append([route])
            }
        }
        return groups
    }

    /// `OPTIONS` names the methods of a path and needs nothing (assumption).
    private func addOptions(of operations: [HighLevelOperation], to router: Router<HighLevelContext>) {
        let routes: [any HighLevelRoute] = operations + HighLevelSignInOperation.all
        for (path, routes) in Dictionary(grouping: routes, by: \.routerPath) {
            let own = Set(routes.map(\.method.rawValue))
            let methods = own.union(own.contains("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"])
            let allow = methods.sorted().joined(separator: ", ")
            router.on(RouterPath(path), method: .options) { _, _ in
                Response(status: .noContent, headers: [.allow: allow])
            }
        }
    }

    private func answer(
        _ operations: [HighLevelOperation],
        _ request: Request,
        _ context: HighLevelContext
    ) async throws -> Response {
        try await serve(operations[0].name, request, context) { () throws(HighLevelFailure) in
            try await self.reply(operations, request, context)
        }
    }

    private func reply(
        _ operations: [HighLevelOperation],
        _ request: Request,
        _ context: HighLevelContext
    ) async throws(HighLevelFailure) -> HighLevelReply {
        let version = try version(of: request)
        let operation = try operations.first(in: version, method: request.method, path: request.uri.path)
        let caller = try caller(of: request)
        try caller.check(operation)
        try admit(caller)
        let call = HighLevelCall(
            version: version,
            path: path(context),
            query: QueryText.values(request.uri.query ?? ""),
            body: operation.body == nil ? [:] : try object(try await bytes(of: request)),
            origin: "http://" + (request.head.authority ?? "localhost"),
            now: now
        )
        let location = try operation.locationID(call, caller, among: accounts.map(\.locationID))
        try operation.body?.check(call.body, version: version)
        return try perform(operation, call, at: location)
    }

    private func path(_ context: HighLevelContext) -> [String: String] {
        Dictionary(
            context.parameters.map { (String($0.key), $0.value.removingPercentEncoding ?? String($0.value)) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
