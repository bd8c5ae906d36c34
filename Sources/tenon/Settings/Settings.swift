import Busybusy
import Configuration
import Engine
import Foundation
import HighLevel
import Logging
import Sandbox

/// What an operator set, from the environment and from a settings file, in that order.
///
/// An unknown name that begins with `TENON_` is an error: a misspelt setting would otherwise be none.
struct Settings: Sendable {
    /// Every name there is, with what it is for.
    static let names: [(name: String, help: String)] = [
        ("TENON_HIGHLEVEL_URL", "HighLevel's address; left out for the real one"),
        ("TENON_HIGHLEVEL_TOKEN", "private integration token of the location (pit-...)"),
        ("TENON_HIGHLEVEL_LOCATION", "id of the location"),
        ("TENON_HIGHLEVEL_CLIENT_ID", "client id of the Marketplace app, for a sign-in instead of a token"),
        ("TENON_HIGHLEVEL_CLIENT_SECRET", "its client secret"),
        ("TENON_HIGHLEVEL_DIALECT", "v2 (default) or v3"),
        ("TENON_HIGHLEVEL_MARKETPLACE_URL", "where a person grants access; left out for the real page"),
        ("TENON_HIGHLEVEL_WEBHOOK_KEY_FILE", "public key of the webhooks (PEM); left out for HighLevel's own"),
        ("TENON_HIGHLEVEL_WEBHOOK_RSA", "true to take webhooks that carry the retired signature only"),
        ("TENON_SECRETS_KEY_FILE", "file with the keys that seal what is stored (tenon secrets new-key)"),
        ("TENON_SECRETS_KEY", "the same keys themselves, with commas between"),
        ("TENON_BUSYBUSY_URL", "busybusy's address; left out for the real one"),
        ("TENON_BUSYBUSY_KEY", "the key sent as key-authorization"),
        ("TENON_BUSYBUSY_SANDBOX", "true when busybusy's address is a sandbox on this machine"),
        ("TENON_BUSYBUSY_WRITES", "off (default; also dry-run), graphql (once proven) or zapier"),
        ("TENON_BUSYBUSY_HOOK", "address of the Zapier catch hook, for zapier"),
        ("TENON_BUSYBUSY_UNSEEN_SECONDS", "seconds until a person is asked about a write that busybusy does not show"),
        ("TENON_HISTORY_DAYS", "days that history is kept (365)"),
        ("TENON_HISTORY_MEGABYTES", "megabytes that history may take (256)"),
        ("TENON_PUBLIC_URL", "the console's address as browsers use it, when it is not this machine's own"),
        ("TENON_TRUSTED_PROXIES", "addresses of proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8"),
        ("TENON_SETTLE_SECONDS", "seconds before the effect of an unclear write is looked for"),
    ]

    let reader: ConfigReader

    /// - Parameter file: A file of `NAME=value` lines, or nil for none.
    /// - Throws: ``CommandFailure`` for a name that does not exist and for a file that cannot be read.
    init(file: String?, environment: [String: String] = ProcessInfo.processInfo.environment) async throws {
        try Self.check(Array(environment.keys), place: "the environment")
        let secrets = SecretsSpecifier<String, String>.dynamic { name, _ in
            ["TOKEN", "KEY", "SECRET", "HOOK"].contains(where: name.hasSuffix)
        }
        var providers: [any ConfigProvider] = [
            EnvironmentVariablesProvider(environmentVariables: environment, secretsSpecifier: secrets)
        ]
        if let file {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw CommandFailure("the settings file \(file) cannot be read. Check its name and its rights.")
            }
            let pairs = try Self.pairs(text, file: file)
            try Self.check(pairs.map(\.key), place: file)
            providers.append(
                EnvironmentVariablesProvider(
                    environmentVariables: Dictionary(pairs) { $1 },
                    secretsSpecifier: secrets
                )
            )
        }
        reader = ConfigReader(providers: providers).scoped(to: "tenon")
    }

    private static func pairs(_ text: String, file: String) throws -> [(key: String, value: String)] {
        try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { return nil }
            guard let equals = line.firstIndex(of: "=") else {
                throw CommandFailure("\(file), line \(index + 1): expected NAME=value.")
            }
            return (String(line[..<equals]), String(line[line.index(after: equals)...]))
        }
    }

    private static func check(_ keys: [String], place: String) throws {
        let known = Set(names.map(\.name))
        let unknown = keys.filter { $0.hasPrefix("TENON_") && !known.contains($0) }.sorted()
        guard let first = unknown.first else { return }
        throw CommandFailure(
            "\(first) in \(place) is no setting. Known: \(names.map(\.name).joined(separator: ", "))."
        )
    }

    /// The connections that the settings describe.
    ///
    /// - Parameter store: The store's path; a sign-in to HighLevel is stored beside it.
    /// - Throws: ``CommandFailure`` for what is missing or malformed.
    func connections(store: String, logger: Logger) async throws -> ConnectionSettings {
        let (access, locationID) = try await highLevelAccess(store: store, logger: logger)
        let busybusy = try await busybusy(store: store)
        var settings = ConnectionSettings(
            highLevelAccess: access,
            highLevelDialect: try highLevelDialect(),
            locationID: locationID,
            busybusyURL: busybusy.url,
            busybusyKey: busybusy.key,
            busybusyIsSandbox: busybusy.isSandbox,
            busybusyWrites: busybusy.writes
        )
        if let url = try highLevelURL() { settings.highLevelURL = url }
        settings.settleSeconds = try settleSeconds()
        settings.unseenSeconds = try unseenSeconds()
        return settings
    }

    /// What the settings say about busybusy.
    ///
    /// - Parameter store: The store in which the key may be, when it is not set; nil for none.
    /// - Throws: ``CommandFailure`` for what is missing or malformed.
    func busybusy(store: String?) async throws -> BusybusySettings {
        let isSandbox = try flag("busybusy.sandbox", "TENON_BUSYBUSY_SANDBOX")
        let isSet = !(reader.string(forKey: "busybusy.key", isSecret: true) ?? "").isEmpty
        let stored = isSet ? nil : try await storedBusybusyKey(store: store)
        let key =
            try stored
            ?? required(
                "busybusy.key",
                "TENON_BUSYBUSY_KEY",
                instead: "store it with `tenon connect busybusy`, or name a sandbox with --sandbox"
            )
        var settings = BusybusySettings(
            key: BusybusyKey(key),
            isSandbox: isSandbox,
            writes: try busybusyWrites(isSandbox: isSandbox)
        )
        if let text = reader.string(forKey: "busybusy.url") { settings.url = try url(text, "TENON_BUSYBUSY_URL") }
        return settings
    }

    /// Yes or no; no when it is not set.
    func flag(_ key: ConfigKey, _ name: String) throws -> Bool {
        switch reader.string(forKey: key)?.lowercased() {
        case nil, "", "false": return false
        case "true": return true
        case let text?: throw CommandFailure("\(name) is '\(text)'. Use true or false.")
        }
    }

    /// Seconds before the effect of an unclear write is looked for, when they are set.
    func settleSeconds() throws -> Double? {
        guard let text = reader.string(forKey: "settle.seconds") else { return nil }
        guard let seconds = Double(text), (0...600).contains(seconds) else {
            throw CommandFailure("TENON_SETTLE_SECONDS is '\(text)'. Use a number from 0 to 600.")
        }
        return seconds
    }

    /// - Parameter instead: what else would do.
    func required(_ key: ConfigKey, _ name: String, instead: String = "or name a sandbox with --sandbox") throws
        -> String
    {
        if let value = reader.string(forKey: key, isSecret: true), !value.isEmpty { return value }
        throw CommandFailure(
            "\(name) is not set. Set it in the environment or in a file given with --settings"
                + (instead.isEmpty ? "" : ", \(instead)")
                + ". The README's \"Connecting real accounts\" says where to find it."
        )
    }

    func url(_ text: String, _ name: String) throws -> URL {
        if let url = URL(string: text), url.scheme != nil { return url }
        throw CommandFailure("\(name) is '\(text)', which is no address. Write it with https:// in front.")
    }
}

extension ConnectionSettings {
    /// The connections to a running sandbox.
    init(_ ready: SandboxReady) throws {
        guard let highLevelURL = URL(string: ready.highLevel.url), let busybusyURL = URL(string: ready.busybusy.url)
        else {
            throw CommandFailure("the sandbox's addresses cannot be read. Start it again with: tenon sandbox")
        }
        self.init(
            highLevelURL: highLevelURL,
            highLevelAccess: .token(HighLevelToken(ready.highLevel.token)),
            locationID: ready.highLevel.locationId,
            busybusyURL: busybusyURL,
            busybusyKey: BusybusyKey(ready.busybusy.key),
            busybusyIsSandbox: true,
            busybusyWrites: .graphQL
        )
    }
}
