import Foundation

/// Both emulators with what they were filled from.
struct SandboxSides: Sendable {
    let seed: UInt64
    let highLevel: HighLevelSandbox
    let busybusy: BusybusySandbox
    /// Rows of a contact export that were left out.
    let report: ContactExport.Report?

    /// Fills both sides: from the export when there is one, else from the state file when it exists, else from the
    /// population. An export beside a state file keeps the credentials of the file.
    ///
    /// Throws ``SandboxError`` and ``ContactExport/Failure``.
    init(_ configuration: SandboxConfiguration, clock: @escaping @Sendable () -> Date) throws {
        try configuration.check()
        let file = configuration.stateFile.map(SandboxStateFile.init)
        let stored = try file.flatMap { try $0.exists ? $0.read() : nil }
        seed = stored?.seed ?? configuration.seed
        let export = try configuration.contactExport.map { [seed] in
            try ContactExport(path: $0, seed: seed, now: clock())
        }
        report = export?.report
        let population =
            stored == nil && export == nil
            ? Population(configuration, now: clock()) : Population.empty(seed: seed, now: clock())
        let snapshot =
            export.map { [seed] in HighLevelSnapshot($0, seed: seed) } ?? stored?.highLevel
            ?? HighLevelSnapshot(population)
        highLevel = HighLevelSandbox(
            snapshot,
            others: stored?.otherLocations
                ?? [.second(seed: seed, companyID: snapshot.account.companyID, now: clock())],
            access: stored?.access,
            limits: configuration.limits,
            rate: configuration.rateRule,
            searchIndexLagMilliseconds: configuration.searchIndexLagMilliseconds,
            webhookURL: configuration.webhookURL,
            clock: clock
        )
        highLevel.withTraffic { [faults = configuration.randomFaults] in $0.faults.draw(from: faults) }
        if export == nil, let data = stored?.busybusy {
            busybusy = try BusybusySandbox(restoring: data, clock: clock)
        } else {
            busybusy = BusybusySandbox(
                seed: seed,
                projects: Array(population.projects),
                members: Array(population.members),
                clock: clock
            )
        }
    }

    /// Grows with every change of either side.
    var changeCount: Int { highLevel.changeCount + busybusy.changeCount }

    /// What a state file holds.
    func contents() throws -> SandboxStateFile.Contents {
        .init(
            seed: seed,
            highLevel: highLevel.snapshot(),
            otherLocations: highLevel.otherSnapshots(),
            access: highLevel.access,
            busybusy: try busybusy.snapshot()
        )
    }
}

extension Population {
    /// The population that the configuration asks for.
    init(_ configuration: SandboxConfiguration, now: Date) {
        self.init(
            seed: configuration.seed,
            contacts: configuration.contacts,
            customerShare: configuration.customerShare,
            projectShare: configuration.projectShare,
            memberCount: configuration.members,
            hasSubProjects: configuration.subProjects,
            now: now
        )
    }

    /// Nobody at all: what busybusy's side starts from beside an export.
    static func empty(seed: UInt64, now: Date) -> Population {
        Population(seed: seed, contacts: 0, customerShare: 0, projectShare: 0, memberCount: 0, now: now)
    }
}
