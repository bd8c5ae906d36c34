/// What the product may offer on a connection: only what is proven, or what an operator took upon himself.
public struct BusybusyOffers: Sendable, Hashable {
    /// The lists that can be read.
    public let reads: Set<BusybusyCapability.Name>
    /// Whether hours can be computed from punches.
    public let hoursFromEntries: Bool
    /// Whether hours can be taken from the payroll export.
    public let hoursFromExport: Bool
    /// The way to write: the one asked for where it may be used, else the dry run.
    public let writer: BusybusyWriterChoice
    /// The operator for asking only for what changed; nil for full scans only.
    public let changedSinceOperator: String?

    /// The lists, of all capabilities.
    static let lists: Set<BusybusyCapability.Name> = [
        .projects, .projectTrees, .members, .costCodes, .equipment, .budgetHours, .budgetCosts, .progressBudgets,
        .timeEntries,
    ]

    init(_ capabilities: BusybusyCapabilities) {
        reads = Self.lists.filter(capabilities.isProven)
        hoursFromEntries = capabilities.isProven(.timeEntries)
        hoursFromExport = capabilities.isProven(.payrollExport)
        let isRefused = capabilities[.writes]?.state == .refused
        let mayWrite =
            switch capabilities.requestedWriter {
            case .dryRun: false
            case .graphQL:
                capabilities.isProven(.writes)
                    || (capabilities.operatorConfirmsWrites && !isRefused && capabilities.isProven(.connection))
            // Proven by practitioners, and by its nature not to be tried without making a project.
            case .zapier: !isRefused && capabilities.isProven(.connection)
            }
        writer = mayWrite ? capabilities.requestedWriter : .dryRun
        changedSinceOperator = capabilities.isProven(.changedSince) ? capabilities.changedSinceOperator : nil
    }
}
