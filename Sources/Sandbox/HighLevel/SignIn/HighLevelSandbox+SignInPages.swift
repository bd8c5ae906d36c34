import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The pages on which a person lets the app in; they need neither version nor token.
extension HighLevelSandbox {
    func addSignInPages(to router: Router<HighLevelContext>) {
        for path in ["/oauth/chooselocation", "/v2/oauth/chooselocation"] {
            router.get(RouterPath(path)) { request, _ in self.chooseLocation(request) }
            router.post(RouterPath(path)) { request, _ in try await self.decide(request) }
        }
    }

    private func chooseLocation(_ request: Request) -> Response {
        let values = QueryText.values(request.uri.query ?? "")
        return withAccess { access, accounts in
            do throws(HighLevelAuthorization.Problem) {
                let page = HighLevelChooseLocationPage(
                    path: request.uri.path,
                    authorization: try HighLevelAuthorization(values, app: access.app),
                    app: access.app,
                    accounts: accounts,
                    companyID: access.companyID
                )
                return Self.page(page.html)
            } catch {
                return Self.page(HighLevelChooseLocationPage.problem(error.text), status: .badRequest)
            }
        }
    }

    private func decide(_ request: Request) async throws -> Response {
        let buffer = try await request.body.collect(upTo: 64 * 1024)
        let values = QueryText.values(String(buffer: buffer))
        let now = now
        return withAccess { access, accounts in
            do throws(HighLevelAuthorization.Problem) {
                let authorization = try HighLevelAuthorization(values, app: access.app)
                let decision = HighLevelDecision(authorization: authorization, values: values)
                let next = try decision.carryOut(&access, accounts: accounts, at: now)
                return Response(status: .found, headers: [.location: next, .cacheControl: "no-store"])
            } catch {
                return Self.page(HighLevelChooseLocationPage.problem(error.text), status: .badRequest)
            }
        }
    }

    private static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
        ]
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
    }
}
