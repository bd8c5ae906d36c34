public import Foundation

/// A member: an employee with a login and a billable seat, never a customer.
///
/// Every field but the id may be missing.
public struct Member: Sendable, Hashable, Identifiable {
    /// The UUID.
    public var id: String
    /// The first name.
    public var firstName: String?
    /// The last name.
    public var lastName: String?
    /// The login, unique over all of busybusy.
    public var username: String?
    /// The email address.
    public var email: String?
    /// The phone number, as written.
    public var phone: String?
    /// The employee number people use.
    public var memberNumber: String?
    /// The title of the position, which decides what the member may do.
    public var position: String?
    /// The name of the group.
    public var group: String?
    /// When the member was archived; nil for those in use.
    public var archivedOn: Date?
    /// When the member was deleted; nil for those in use.
    public var deletedOn: Date?
    /// When the member was made.
    public var createdOn: Date?
    /// When the member last changed.
    public var updatedOn: Date?
    /// The place in the list, to go on from.
    public var cursor: String?

    /// Makes a member; mostly for tests, as members are read and not made.
    public init(id: String, firstName: String? = nil, lastName: String? = nil) {
        self.id = id
        self.firstName = firstName
        self.lastName = lastName
    }
}

extension Member: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, firstName, lastName, username, email, phone, memberNumber, position, memberGroup
        case archivedOn, deletedOn, createdOn, updatedOn, cursor
    }

    private struct Position: Decodable { let title: String? }
    private struct Group: Decodable { let groupName: String? }

    /// Reads a member; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        firstName = try fields.decodeIfPresent(String.self, forKey: .firstName)
        lastName = try fields.decodeIfPresent(String.self, forKey: .lastName)
        username = try fields.decodeIfPresent(String.self, forKey: .username)
        email = try fields.decodeIfPresent(String.self, forKey: .email)
        phone = try fields.decodeIfPresent(String.self, forKey: .phone)
        memberNumber = try fields.decodeIfPresent(String.self, forKey: .memberNumber)
        position = try fields.decodeIfPresent(Position.self, forKey: .position)?.title
        group = try fields.decodeIfPresent(Group.self, forKey: .memberGroup)?.groupName
        archivedOn = try fields.date(.archivedOn)
        deletedOn = try fields.date(.deletedOn)
        createdOn = try fields.date(.createdOn)
        updatedOn = try fields.date(.updatedOn)
        cursor = try fields.decodeIfPresent(String.self, forKey: .cursor)
    }
}
