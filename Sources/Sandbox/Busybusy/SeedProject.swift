import Foundation

/// A project that the population puts into the busybusy side at start.
struct SeedProject: Sendable {
    var id: UUID
    /// The project that it is a part of, which comes earlier in the population; nil for a root.
    var parentID: UUID?
    var title: String
    var createdOn: Date
    var archivedOn: Date?
    var number: String?
    var customer: String?
    var phone: String?
    var address1: String?
    var address2: String?
    var city: String?
    var state: String?
    var postalCode: String?
    var country: String?
    var additionalInfo: String?
}
