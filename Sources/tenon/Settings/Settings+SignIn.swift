import Configuration
import Engine
import Foundation
import HighLevel
import Logging

/// Signing in to HighLevel: the app from the settings, the tokens from the vault beside the store.
extension Settings {
    /// What the product needs to be granted, beyond which every scope is optional.
    ///
    /// An agency's token opens no contacts: it lists the locations and is exchanged for a token of one of them.
    static func neededScopes(_ kind: AccountKind) -> [HighLevelScope] {
        let own: [HighLevelScope] = ["contacts.readonly", "contacts.write"]
        return kind == .company ? own + ["oauth.readonly", "oauth.write"] : own
    }

    /// Where the browser comes back to when nothing else is said.
    static let defaultRedirectPort = 8917

    /// Where a sign-in to HighLevel is stored.
    static func vaultPath(store: String) -> String { store + ".highlevel" }

    /// The vault beside a store, sealed when a key is set.
    ///
    /// - Throws: ``CommandFailure`` for keys that cannot be read.
    func vault(store: String) throws -> FileTokenVault {
        let cipher = try secretKeys().map { SignInCipher(keys: $0, workspace: WorkspaceOptions.workspaceID) }
        return FileTokenVault(path: Self.vaultPath(store: store), key: cipher)
    }

    /// The version of HighLevel's API.
    func highLevelDialect() throws -> HighLevelDialect {
        switch reader.string(forKey: "highlevel.dialect") {
        case nil, "v2": return .v2
        case "v3": return .v3
        case let text?: throw CommandFailure("TENON_HIGHLEVEL_DIALECT is '\(text)'. Use v2 or v3.")
        }
    }

    /// HighLevel's address when it is set.
    func highLevelURL() throws -> URL? {
        try reader.string(forKey: "highlevel.url").map { try url($0, "TENON_HIGHLEVEL_URL") }
    }

    /// The page on which a person grants access.
    func signInPage(isWhiteLabel: Bool) throws -> OAuthApp.SignInPage {
        if let text = reader.string(forKey: "highlevel.marketplace.url") {
            return .custom(try url(text, "TENON_HIGHLEVEL_MARKETPLACE_URL"))
        }
        // A sandbox has its pages where it has everything else.
        if let own = try highLevelURL(), ["127.0.0.1", "localhost"].contains(own.host()) { return .custom(own) }
        return isWhiteLabel ? .whiteLabel : .highLevel
    }

    /// Whether the app's client id is set.
    var hasClientID: Bool { !(reader.string(forKey: "highlevel.client.id") ?? "").isEmpty }

    /// The app as which a person signs in.
    ///
    /// - Parameters:
    ///   - clientID: That of the command line, which wins over the settings'.
    ///   - redirectURI: Where the browser comes back to.
    /// - Throws: ``CommandFailure`` for an id or a secret that is not set.
    func app(clientID: String?, redirectURI: URL, scopes: [HighLevelScope] = Settings.neededScopes(.location)) throws
        -> OAuthApp
    {
        let id = try clientID ?? required("highlevel.client.id", "TENON_HIGHLEVEL_CLIENT_ID", instead: "")
        let secret = try required("highlevel.client.secret", "TENON_HIGHLEVEL_CLIENT_SECRET", instead: "")
        return try OAuthApp(
            clientID: id,
            clientSecret: SignInSecret(secret),
            redirectURI: redirectURI,
            scopes: scopes
        )
    }

    /// What opens HighLevel: a token when one is set, else the sign-in that is stored beside the store.
    ///
    /// - Returns: That, and the location it is used for.
    func highLevelAccess(store: String, logger: Logger) async throws -> (HighLevelAccess, locationID: String) {
        let path = Self.vaultPath(store: store)
        guard token == nil, FileManager.default.fileExists(atPath: path) else {
            let token = try required(
                "highlevel.token",
                "TENON_HIGHLEVEL_TOKEN",
                instead: "sign in with `tenon connect highlevel`, or name a sandbox with --sandbox"
            )
            return (.token(HighLevelToken(token)), try requiredLocationID())
        }
        let vault = try vault(store: store)
        guard let credential = try await vault.load() else {
            throw CommandFailure("no sign-in is stored in \(path). Sign in with: tenon connect highlevel")
        }
        if sealsSecrets, try await vault.isSealed() == false {
            logger.warning(
                "A stored sign-in is not sealed although a key is set; its next renewal seals it",
                metadata: ["path": "\(path)"]
            )
        }
        let app = try app(clientID: nil, redirectURI: Self.redirectURI(port: Self.defaultRedirectPort))
        let location = try locationID(of: credential)
        return (.signIn(StoredSignIn(app: app, vault: vault, kind: credential.kind)), location)
    }

    /// An open connection to HighLevel alone.
    func highLevelSession(store: String, logger: Logger) async throws -> HighLevelSession {
        let (access, locationID) = try await highLevelAccess(store: store, logger: logger)
        return try HighLevelSession(
            baseURL: try highLevelURL() ?? HighLevelConfiguration.productionURL,
            access: access,
            dialect: try highLevelDialect(),
            locationID: locationID,
            budget: try SharedBudget.ledger(store: store, locationID: locationID),
            logger: logger
        )
    }

    /// The token that is set.
    var token: HighLevelToken? {
        guard let text = reader.string(forKey: "highlevel.token", isSecret: true), !text.isEmpty else { return nil }
        return HighLevelToken(text)
    }

    /// The location that calls would act for, as far as it can be known without a credential.
    func knownLocationID(store: String) async -> String? {
        if let set = setLocationID { return set }
        return try? await vault(store: store).load()?.locationID
    }

    /// The location that is set, which must be.
    func requiredLocationID() throws -> String { try required("highlevel.location", "TENON_HIGHLEVEL_LOCATION") }

    /// The location that is set.
    var setLocationID: String? {
        reader.string(forKey: "highlevel.location").flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The location that is set, which must be that of a location's sign-in.
    private func locationID(of credential: Credential) throws -> String {
        guard credential.kind == .location, let own = credential.locationID else {
            if let set = setLocationID { return set }
            throw CommandFailure(
                "TENON_HIGHLEVEL_LOCATION is not set, and the stored sign-in is an agency's. Set it to one of the "
                    + "agency's locations; list them with: tenon connect status --names"
            )
        }
        if let wanted = setLocationID, wanted != own {
            throw CommandFailure(
                "TENON_HIGHLEVEL_LOCATION is '\(wanted)', and the stored sign-in is for location \(own). "
                    + "Correct the setting, or sign in again with: tenon connect highlevel"
            )
        }
        return own
    }

    /// The address on this machine that the browser comes back to.
    static func redirectURI(port: Int) -> URL { URL(string: "http://localhost:\(port)/oauth/callback")! }
}
