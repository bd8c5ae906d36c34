import Busybusy
import Configuration
import Engine

/// The way in which writes go to busybusy.
extension Settings {
    /// The way that is set; in a sandbox the GraphQL mutations when none is.
    ///
    /// - Parameter sandboxHook: The hook of a running sandbox, used when none is set.
    /// - Throws: ``CommandFailure`` for a way that does not exist and for a hook that is missing or not allowed.
    func busybusyWrites(isSandbox: Bool, sandboxHook: String? = nil) throws -> ConnectionSettings.BusybusyWrites {
        switch reader.string(forKey: "busybusy.writes") {
        case nil: return isSandbox ? .graphQL : .dryRun
        case "off", "dry-run": return .dryRun
        case "graphql": return .graphQL
        case "zapier": return .zapier(try hook(isSandbox: isSandbox, sandboxHook: sandboxHook))
        case let text?: throw CommandFailure("TENON_BUSYBUSY_WRITES is '\(text)'. Use off, graphql or zapier.")
        }
    }

    /// The address of the catch hook, which is a secret.
    ///
    /// - Throws: ``CommandFailure`` when it is not set, and `BusybusyError` for an address that is not allowed; neither says
    ///   what was set.
    func hook(isSandbox: Bool, sandboxHook: String? = nil) throws -> ZapierHook {
        let text =
            try reader.string(forKey: "busybusy.hook", isSecret: true) ?? sandboxHook
            ?? required("busybusy.hook", "TENON_BUSYBUSY_HOOK")
        return try ZapierHook(text, isSandbox: isSandbox)
    }

    /// Seconds until a person is asked about a write through the hook that busybusy does not show.
    func unseenSeconds() throws -> Double {
        guard let text = reader.string(forKey: "busybusy.unseen.seconds") else { return 3600 }
        guard let seconds = Double(text), (0...604_800).contains(seconds) else {
            throw CommandFailure("TENON_BUSYBUSY_UNSEEN_SECONDS is '\(text)'. Use a number from 0 to 604800.")
        }
        return seconds
    }
}
