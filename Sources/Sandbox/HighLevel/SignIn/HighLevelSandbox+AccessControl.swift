import Foundation
import HTTPTypes
import Hummingbird

/// Tokens, the app and the locations, as tests need to change them.
extension HighLevelSandbox {
    func addAccessControl(to router: Router<HighLevelContext>) {
        router.get("/_sandbox/tokens") { _, _ in self.control(self.access.counts.value) }
        router.post("/_sandbox/tokens") { request, _ in try await self.changeTokens(request) }
        router.get("/_sandbox/app") { _, _ in self.control(self.access.app.value) }
        router.post("/_sandbox/app") { request, _ in try await self.changeApp(request) }
        router.get("/_sandbox/locations") { _, _ in self.control(["locations": .array(self.accounts.map(\.value))]) }
        router.post("/_sandbox/locations") { request, _ in try await self.changeLocation(request) }
    }

    private func changeTokens(_ request: Request) async throws -> Response {
        guard let change = try await controlBody(request, as: HighLevelTokenChange.self), change.isUsable else {
            return refusal(HighLevelTokenChange.help)
        }
        let now = now
        return withAccess { access, accounts in
            do throws(HighLevelFailure) {
                return self.control(.object(try change.carryOut(&access, accounts: accounts, at: now)))
            } catch {
                return self.control(.object(error.reply.body), status: .badRequest)
            }
        }
    }

    private struct AppChange: Decodable {
        var name: String?
        var scopes: [String]?
        var redirects: [String]?
        var distribution: HighLevelApp.Distribution?
    }

    private func changeApp(_ request: Request) async throws -> Response {
        guard let change = try await controlBody(request, as: AppChange.self) else {
            return refusal("an app has name, scopes, redirects and distribution (subAccount, agency, both)")
        }
        let app = withAccess { access, _ in
            access.app.name = change.name ?? access.app.name
            access.app.scopes = change.scopes ?? access.app.scopes
            access.app.redirects = change.redirects ?? access.app.redirects
            access.app.distribution = change.distribution ?? access.app.distribution
            access.changeCount += 1
            return access.app
        }
        return control(app.value)
    }

    private struct LocationChange: Decodable {
        var locationId: String
        var active: Bool?
        var allowsDuplicates: Bool?
    }

    private func changeLocation(_ request: Request) async throws -> Response {
        guard let change = try await controlBody(request, as: LocationChange.self) else {
            return refusal("a location needs locationId and may have active and allowsDuplicates")
        }
        let isKnown = withContents(of: change.locationId) { contents in
            contents.account.isActive = change.active ?? contents.account.isActive
            contents.account.allowsDuplicates = change.allowsDuplicates ?? contents.account.allowsDuplicates
            contents.changeCount += 1
        }
        guard isKnown, let account = accounts.first(where: { $0.locationID == change.locationId }) else {
            return refusal("there is no location '\(change.locationId)': GET /_sandbox/locations lists them")
        }
        return control(account.value)
    }
}

extension HighLevelAccount {
    fileprivate var value: HighLevelValue {
        [
            "locationId": .string(locationID), "companyId": .string(companyID), "name": .string(name),
            "token": .string(token), "active": .bool(isActive), "allowsDuplicates": .bool(allowsDuplicates),
        ]
    }
}

extension HighLevelApp {
    fileprivate var value: HighLevelValue {
        [
            "name": .string(name), "clientId": .string(clientID), "clientSecret": .string(clientSecret),
            "appId": .string(appID), "versionId": .string(versionID), "scopes": .init(texts: scopes),
            "redirects": .init(texts: redirects), "distribution": .string(distribution.rawValue),
        ]
    }
}
