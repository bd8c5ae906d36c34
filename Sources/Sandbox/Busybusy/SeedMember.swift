import Foundation

/// An employee that the population puts into the busybusy side at start.
struct SeedMember: Sendable {
    var id: UUID
    var firstName: String
    var lastName: String
    var username: String
    var email: String?
    var phone: String?
    var memberNumber: String?
    var positionTitle: String
    var createdOn: Date
}
