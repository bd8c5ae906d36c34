import Foundation

/// A believable contractor's CRM and time clock, the same for the same seed and of any size.
///
/// Every contact is computed from the seed and its index alone, so a million of them need no more memory than the reader
/// keeps.
///
///     let population = Population(
///         seed: 1, contacts: 250, customerShare: 0.6, projectShare: 0.2, memberCount: 12, now: Date())
///     for contact in population.contacts { print(contact.displayName) }
struct Population: Sendable {
    let seed: UInt64
    let contactCount: Int
    /// The share of contacts tagged `customer`, 0 to 1.
    let customerShare: Double
    /// The share of customers that busybusy knows already, 0 to 1.
    let projectShare: Double
    let memberCount: Int
    /// Whether some of the projects have sub-projects.
    let hasSubProjects: Bool
    /// Nothing in the population is younger.
    let now: Date

    init(
        seed: UInt64,
        contacts: Int,
        customerShare: Double,
        projectShare: Double,
        memberCount: Int,
        hasSubProjects: Bool = false,
        now: Date
    ) {
        self.seed = seed
        contactCount = contacts
        self.customerShare = min(max(customerShare, 0), 1)
        self.projectShare = min(max(projectShare, 0), 1)
        self.memberCount = memberCount
        self.hasSubProjects = hasSubProjects
        self.now = now
    }

    /// The contacts from the oldest on, computed as they are read.
    var contacts: some Sequence<SeedContact> {
        (0..<contactCount).lazy.map { contact(at: $0) }
    }

    /// Whether the contact of that index is a customer; spread evenly, so that the share holds for any size.
    func isCustomer(_ index: Int) -> Bool {
        Self.count(index + 1, customerShare) > Self.count(index, customerShare)
    }

    /// The place among those that have a busybusy project, nil when this contact has none.
    func projectOrdinal(of index: Int) -> Int? {
        guard isCustomer(index) else { return nil }
        let customer = Self.count(index, customerShare)
        let ordinal = Self.count(customer, projectShare)
        return Self.count(customer + 1, projectShare) > ordinal ? ordinal : nil
    }

    private static func count(_ index: Int, _ share: Double) -> Int {
        Int((Double(index) * share).rounded(.down))
    }
}
