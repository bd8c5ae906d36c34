public import Foundation
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle

/// Both emulators on loopback, until a graceful shutdown.
///
///     var configuration = SandboxConfiguration()
///     configuration.contacts = 1000
///     let host = try SandboxHost(configuration: configuration, logger: logger, clock: { Date() }) { ready in
///         print((try? ready.jsonLine()) ?? "")
///     }
///     try await host.run()
public struct SandboxHost: Service {
    private let configuration: SandboxConfiguration
    private let logger: Logger
    private let onReady: @Sendable (SandboxReady) async -> Void
    private let sides: SandboxSides

    /// What was loaded from the contact export, nil when there was none.
    public var exportReport: ContactExport.Report? { sides.report }

    /// Fills both sides; nothing listens before ``run()``.
    ///
    /// - Throws: ``SandboxError`` for a state file that is unreadable or foreign, ``ContactExport/Failure`` for a file
    ///   that is no contact export.
    public init(
        configuration: SandboxConfiguration,
        logger: Logger,
        clock: @escaping @Sendable () -> Date,
        onReady: @escaping @Sendable (SandboxReady) async -> Void
    ) throws {
        self.configuration = configuration
        self.logger = logger
        self.onReady = onReady
        sides = try SandboxSides(configuration, clock: clock)
    }

    /// Serves both sides on 127.0.0.1 until a graceful shutdown, and stores the state at its end.
    public func run() async throws {
        let (listening, listeners) = AsyncStream.makeStream(of: SandboxAnnouncer.Listening.self)
        let highLevel = Application(
            router: sides.highLevel.buildRouter(),
            configuration: .init(address: .hostname("127.0.0.1", port: configuration.highLevelPort)),
            onServerRunning: { listeners.yield(.highLevel($0.localAddress?.port ?? 0)) },
            logger: logger
        )
        let busybusy = Application(
            router: sides.busybusy.buildRouter(),
            configuration: .init(address: .hostname("127.0.0.1", port: configuration.busybusyPort)),
            onServerRunning: { listeners.yield(.busybusy($0.localAddress?.port ?? 0)) },
            logger: logger
        )
        let webhookKey = try sides.highLevel.webhooks.publicKey()
        let announcer = SandboxAnnouncer(listening: listening) { await onReady(ready($0, $1, webhookKey)) }
        // Services end in reverse order: the state is stored when no server can change it any more.
        let webhooks = sides.highLevel.webhookSender(logger: logger)
        var services: [any Service] = [highLevel, busybusy, announcer, webhooks]
        if let path = configuration.stateFile {
            services.insert(
                SandboxStateKeeper(file: .init(path: path), sides: sides, logger: logger),
                at: 0
            )
        }
        try await ServiceGroup(configuration: .init(services: services, logger: logger)).run()
    }

    private func ready(_ highLevelPort: Int, _ busybusyPort: Int, _ webhookKey: String) -> SandboxReady {
        SandboxReady(
            highLevel: .init(sides.highLevel, url: "http://127.0.0.1:\(highLevelPort)", webhookKey: webhookKey),
            busybusy: .init(
                url: "http://127.0.0.1:\(busybusyPort)",
                key: sides.busybusy.key,
                limitedKey: sides.busybusy.limitedKey,
                integrationKey: sides.busybusy.integrationKey,
                hookUrl: "http://127.0.0.1:\(busybusyPort)/hooks/catch/\(sides.busybusy.hookPath)",
                organizationId: sides.busybusy.organizationID
            ),
            contacts: sides.highLevel.contactCount,
            projects: sides.busybusy.projectCount,
            rejectedRows: sides.report?.rejected.count ?? 0
        )
    }

    /// Fills the HighLevel side of a state file from a contact export, without a running server.
    ///
    /// An existing file keeps its busybusy side and its credentials; its contacts give way to those of the export.
    ///
    /// - Throws: ``SandboxError`` for the state file, ``ContactExport/Failure`` for the export.
    public static func loadExport(
        csv path: String,
        into stateFile: String,
        seed: UInt64 = 1,
        now: Date
    ) throws -> ContactExport.Report {
        let file = SandboxStateFile(path: stateFile)
        let stored = try file.exists ? file.read() : nil
        let seed = stored?.seed ?? seed
        let export = try ContactExport(path: path, seed: seed, now: now)
        var contents = stored ?? .init(seed: seed, highLevel: HighLevelSnapshot(export, seed: seed))
        if stored != nil { contents.highLevel.replaceContacts(with: export, seed: seed) }
        try file.write(contents)
        return export.report
    }
}

extension SandboxReady.HighLevel {
    /// What opens that sandbox, at that address.
    fileprivate init(_ sandbox: HighLevelSandbox, url: String, webhookKey: String) {
        let (accounts, access) = (sandbox.accounts, sandbox.access)
        let second = accounts.dropFirst().first ?? accounts[0]
        self.init(
            url: url,
            locationId: accounts[0].locationID,
            token: accounts[0].token,
            companyId: accounts[0].companyID,
            agencyToken: access.agencyToken,
            webhookKey: webhookKey,
            app: .init(
                clientId: access.app.clientID,
                clientSecret: access.app.clientSecret,
                authorizeUrl: url + "/v2/oauth/chooselocation",
                redirect: access.app.redirects.first ?? "http://127.0.0.1/oauth/callback",
                scopes: access.app.scopes
            ),
            secondLocation: .init(locationId: second.locationID, token: second.token, name: second.name)
        )
    }
}
