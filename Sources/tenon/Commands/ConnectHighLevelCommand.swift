import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Signs in to HighLevel and stores what that gave.
struct ConnectHighLevelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "highlevel",
        abstract: "Sign in as a Marketplace app and store the tokens.",
        usage: "tenon connect highlevel [<options>]",
        discussion: """
            Prints an address. Open it in a browser, pick a location, allow the access; \
            the browser then comes back to this machine. The address it comes back to, \
            http://localhost:8917/oauth/callback, must be among the app's redirect \
            addresses. TENON_HIGHLEVEL_CLIENT_SECRET holds the app's secret, in the \
            environment or in the settings file, never on the command line. With \
            TENON_SECRETS_KEY_FILE the tokens are stored sealed.

            Example:
              tenon connect highlevel --client-id 6578278e879ad2646715ba9c-lq8v1u3k
            """
    )

    @Option(help: ArgumentHelp("The app's id; else TENON_HIGHLEVEL_CLIENT_ID.", valueName: "id"))
    var clientID: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The port the browser comes back to.", valueName: "port")
    )
    var redirectPort = Settings.defaultRedirectPort

    @Option(help: ArgumentHelp("Another redirect address; needs --paste.", valueName: "url"))
    var redirectURI: String?

    @Flag(help: "No browser here: paste the address that one elsewhere ends at.")
    var paste = false

    @Flag(help: "Sign in as an agency, for any of its locations.")
    var agency = false

    @Flag(help: "Use the sign-in page without HighLevel's name.")
    var whiteLabel = false

    @OptionGroup var connect: ConnectOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...65_535).contains(redirectPort) else { throw ValidationError("--redirect-port must be 1 to 65535.") }
        if redirectURI != nil, !paste { throw ValidationError("--redirect-uri needs --paste.") }
    }

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        let app = try settings.app(
            clientID: clientID,
            redirectURI: try redirect(),
            scopes: Settings.neededScopes(agency ? .company : .location)
        )
        let page = try settings.signInPage(isWhiteLabel: whiteLabel)
        // A key that cannot be read shall not be found out only after the code is used up.
        _ = try settings.vault(store: connect.store)
        let code = try await code(for: app, page: page)
        let credential = try await HighLevelSession.signIn(
            code: code,
            app: app,
            vault: try settings.vault(store: connect.store),
            baseURL: try settings.highLevelURL() ?? HighLevelConfiguration.productionURL,
            dialect: try settings.highLevelDialect(),
            logger: output.logger
        )
        try await show(credential, settings, app)
    }

    /// Shows what came of it: of an agency its locations too, since one of them has to be chosen next.
    private func show(_ credential: Credential, _ settings: Settings, _ app: OAuthApp) async throws {
        guard var summary = try await settings.signInSummary(store: connect.store) else { return }
        let console = output.console
        if credential.kind == .company, let companyID = credential.companyID {
            do {
                summary.locations = try await settings.locations(
                    ofAgency: companyID,
                    app: app,
                    store: connect.store,
                    logger: output.logger
                )
            } catch {
                console.note(
                    "The agency's locations could not be listed: \(CommandFailure.words(for: error) ?? "\(error)")"
                )
            }
        }
        if console.format == .json { return try console.result(json: summary) }
        console.result("Signed in.")
        for line in summary.lines { console.result(text: line) }
        for line in next(credential, settings) { console.note(line) }
    }

    /// What a person does next.
    private func next(_ credential: Credential, _ settings: Settings) -> [String] {
        if settings.token != nil {
            return ["Next:         leave out TENON_HIGHLEVEL_TOKEN: while it is set, this sign-in is not used"]
        }
        let test = "tenon connect test" + (connect.store == "tenon.db" ? "" : " --store \(connect.store)")
        if credential.kind == .company, settings.setLocationID == nil {
            return [
                "Next:         set TENON_HIGHLEVEL_LOCATION to one of the agency's locations,",
                "              then: \(test)",
            ]
        }
        // The command line is gone when a token has to be renewed.
        let id = clientID.flatMap { settings.hasClientID ? nil : $0 }
        return (id.map { ["Next:         set TENON_HIGHLEVEL_CLIENT_ID to \($0): renewals need it"] } ?? [])
            + [(id == nil ? "Next:         " : "      then:   ") + test]
    }

    private func redirect() throws -> URL {
        guard let redirectURI else { return Settings.redirectURI(port: redirectPort) }
        guard let url = URL(string: redirectURI), url.scheme != nil else {
            throw ValidationError("--redirect-uri is no address. Write it as the app's settings hold it.")
        }
        return url
    }

    /// Has a person grant access, in a browser on this machine or elsewhere.
    private func code(for app: OAuthApp, page: OAuthApp.SignInPage) async throws -> SignInSecret {
        var generator = SystemRandomNumberGenerator()
        let state = SignInState(using: &generator, at: Date())
        let address = app.authorizeURL(state: state, page: page).absoluteString
        let console = output.console
        if paste {
            console.raw(
                "Open this address in a browser, allow the access, and paste the address it ends at:\n\(address)\n"
            )
            return try SignInCallback(readLine() ?? "", expecting: state, at: Date()).code
        }
        let listener = try await SignInListener.listen(
            port: redirectPort,
            path: app.redirectURI.path(),
            expecting: state,
            onRefusal: { refusal in
                console.note("Something came back that was refused. \(refusal.message)\nStill waiting.")
            }
        )
        console.raw("Open this address in a browser and allow the access:\n\(address)\n")
        console.note("Waiting for the browser to come back, 15 minutes at most. Ctrl-C stops.")
        let answer: Result<SignInCallback, any Error>
        do { answer = .success(try await Self.inTime { try await listener.callback() }) } catch {
            answer = .failure(error)
        }
        await listener.close()
        return try answer.get().code
    }

    /// Gives up when the address is too old to be answered.
    private static func inTime(
        _ body: @escaping @Sendable () async throws -> SignInCallback
    ) async throws -> SignInCallback {
        try await withThrowingTaskGroup(of: SignInCallback?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: SignInState.lifetime)
                return nil
            }
            if let callback = try await group.next() ?? nil { return callback }
            throw CommandFailure("nobody allowed the access in 15 minutes. Begin again with: tenon connect highlevel")
        }
    }
}
