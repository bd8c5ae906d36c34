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
        let stored = try configuration.stateFile.map(SandboxStateFile.init).flatMap { try $0.exists ? $0.read() : nil }
        seed = stored?.seed ?? configuration.seed
        var snapshot = stored?.highLevel
        var population = Population(
            seed: seed,
            contacts: configuration.contacts,
            customerShare: configuration.customerShare,
            projectShare: configuration.projectShare,
            memberCount: configuration.members,
            now: clock()
        )
        if let path = configuration.contactExport {
            let export = try ContactExport(path: path, seed: seed, now: clock())
            report = export.report
            snapshot = HighLevelSnapshot(export, seed: seed)
            population = .empty(seed: seed, now: clock())
        } else {
            report = nil
        }
        highLevel = HighLevelSandbox(
            snapshot ?? HighLevelSnapshot(population),
            limits: configuration.limits,
            searchIndexLagMilliseconds: configuration.searchIndexLagMilliseconds,
            clock: clock
        )
        if configuration.contactExport == nil, let data = stored?.busybusy {
            busybusy = try BusybusySandbox(restoring: data, clock: clock)
        } else {
            if stored != nil { population = .empty(seed: seed, now: clock()) }
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
        .init(seed: seed, highLevel: highLevel.snapshot(), busybusy: try busybusy.snapshot())
    }
}

extension Population {
    /// Nobody at all: what busybusy's side starts from beside an export.
    static func empty(seed: UInt64, now: Date) -> Population {
        Population(seed: seed, contacts: 0, customerShare: 0, projectShare: 0, memberCount: 0, now: now)
    }
}
