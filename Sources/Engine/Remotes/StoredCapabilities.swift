public import Busybusy
public import Foundation

/// What a look at busybusy found, as it is stored with the connection: the result, whose it is, and since when each part
/// has been as it is.
public struct StoredCapabilities: Hashable, Sendable, Codable {
    /// Tells one address and key from another, and does not tell the key.
    public let fingerprint: String
    public let result: BusybusyCapabilities
    /// Since when each part, by its name, has been in its state.
    public let since: [String: Date]

    /// Keeps a result. What was found the same before keeps the date of then.
    ///
    /// - Parameter earlier: What was stored before; nil for none.
    public init(_ result: BusybusyCapabilities, fingerprint: String, after earlier: StoredCapabilities?) {
        self.fingerprint = fingerprint
        self.result = result
        var since: [String: Date] = [:]
        for part in result.capabilities {
            let isKnown = earlier?.fingerprint == fingerprint && earlier?.result[part.name]?.state == part.state
            since[part.name.rawValue] = (isKnown ? earlier?.since[part.name.rawValue] : nil) ?? result.probedAt
        }
        self.since = since
    }

    /// Whether a synchronisation can go by this: it is of this connection and this way to write, and found projects to read.
    func isCurrent(fingerprint: String, writer: BusybusyWriterChoice) -> Bool {
        self.fingerprint == fingerprint && result.version == BusybusyCapabilities.currentVersion
            && result.requestedWriter == writer && result.isProven(.connection) && result.isProven(.projects)
    }
}

extension StoredCapabilities {
    /// What the product could offer and does not offer on this connection, in lines for a person, each with the day since
    /// which that is known.
    ///
    /// - Parameter store: The store's path, for the command that looks closer.
    public func notOffered(store: String) -> [String] {
        let parts = result.capabilities.filter { Self.offered.contains($0.name) }
        let refused = parts.filter { $0.state == .refused }.map {
            "busybusy: \($0.name.title): \($0.evidence) Known since \(day($0))."
        }
        let unknown = parts.filter { $0.state == .unknown && ![.writes, .visibility].contains($0.name) }
        guard let first = unknown.map(day).min() else { return refused + keptBack }
        let titles = unknown.map(\.name.title).joined(separator: ", ")
        return refused + keptBack + [
            "busybusy: not offered, as not proven since \(first): \(titles). To look closer: "
                + "tenon doctor busybusy --store \(store)"
        ]
    }

    /// Writes that were asked for and are kept back, when nothing refused them.
    private var keptBack: [String] {
        guard let writes = result[.writes], writes.state != .refused, result.offers.writer != result.requestedWriter
        else {
            return []
        }
        return [
            "busybusy: \(writes.name.title): kept back since \(day(writes)). \(writes.evidence) To answer for them: "
                + "tenon doctor busybusy --confirm-writes, with --store"
        ]
    }

    private static let offered: Set<BusybusyCapability.Name> = [
        .projects, .projectTrees, .members, .costCodes, .equipment, .budgetHours, .budgetCosts, .progressBudgets,
        .timeEntries, .payrollExport, .visibility, .writes,
    ]

    private func day(_ part: BusybusyCapability) -> String {
        (since[part.name.rawValue] ?? result.probedAt)
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }
}
