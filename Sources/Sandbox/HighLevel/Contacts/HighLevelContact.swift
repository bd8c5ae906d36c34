/// A contact as HighLevel's side of the sandbox holds it.
struct HighLevelContact: Sendable, Codable, Equatable {
    var id: String
    var firstName: String?
    var lastName: String?
    var email: String?
    /// E.164 when it could be read, else as written.
    var phone: String?
    var companyName: String?
    var address1: String?
    var city: String?
    var state: String?
    var postalCode: String?
    /// ISO 3166-1 alpha-2
    var country: String?
    var website: String?
    var timezone: String?
    var source: String?
    var gender: String?
    var assignedTo: String?
    /// `YYYY-MM-DD`
    var dateOfBirth: String?
    var type = "lead"
    var dnd = false
    /// An object with the keys of version 2021-07-28.
    var dndSettings: HighLevelValue?
    var inboundDndSettings: HighLevelValue?
    /// Lower-cased, in the order they were set.
    var tags: [String] = []
    var customFields: [CustomField] = []
    var businessId: String?
    var followers: [String] = []
    var dateAdded: HighLevelTime
    var dateUpdated: HighLevelTime
    var lastActivity: HighLevelTime?
    /// Further addresses; set by a person in the interface, never by the API (reported by users).
    var additionalEmails: [String]?

    /// The value of one custom field.
    struct CustomField: Sendable, Codable, Equatable {
        var id: String
        var value: HighLevelValue
    }

    init(id: String, dateAdded: HighLevelTime) {
        self.id = id
        self.dateAdded = dateAdded
        self.dateUpdated = dateAdded
    }

    /// First and last name together, nil when there is neither.
    var name: String? {
        switch (firstName, lastName) {
        case (let first?, let last?): first + " " + last
        case (let name?, nil), (nil, let name?): name
        case (nil, nil): nil
        }
    }

    /// Sets first and last name from a full name: the first word, and the rest (assumption).
    mutating func split(name: String) {
        let words = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        firstName = words.first.map(String.init)
        lastName = words.count > 1 ? String(words[1]).trimmed : nil
    }
}

/// An immutable contact shared by all orders it appears in.
final class HighLevelRecord: Sendable {
    let contact: HighLevelContact

    init(_ contact: HighLevelContact) {
        self.contact = contact
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }),
            let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
