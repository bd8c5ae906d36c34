import Foundation

/// A contact that the population, or an export, puts into the HighLevel side at start.
struct SeedContact: Sendable, Equatable {
    var id: String
    var firstName: String?
    var lastName: String?
    var companyName: String?
    var email: String?
    /// As a person wrote it; HighLevel keeps it as E.164 when it can be read.
    var phone: String?
    var address1: String?
    var city: String?
    var state: String?
    var postalCode: String?
    var country: String?
    var source: String?
    var tags: [String] = []
    /// Text values by the name of the custom field.
    var customFields: [String: String] = [:]
    var createdOn: Date
    var lastActivityOn: Date?

    /// First and last name, or the company, as one text.
    var displayName: String {
        let person = [firstName, lastName].compactMap(\.self).joined(separator: " ")
        return person.isEmpty ? companyName ?? "" : person
    }
}
