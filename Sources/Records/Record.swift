public import Foundation

/// A system-neutral snapshot of one remote object.
///
/// A field that is absent from ``fields`` and one that is null say the same: there is no value. Two records with the same
/// ``fields`` and ``isArchived`` are the same snapshot, whatever ``revision`` says: not every remote bumps its own stamp
/// on every change (whether busybusy does for ProjectInfo is unknown).
public struct Record: Hashable, Sendable, Codable {
    public let id: RecordID
    public var fields: [FieldName: Value]
    /// Hidden from daily use but not gone: an archived project.
    public var isArchived: Bool
    /// When the remote created the object, where it says so. Orders duplicates: the oldest is kept.
    public var createdAt: Date?
    /// The remote's own stamp of the last change. Only a conflict under the policy `newest` is decided by it.
    public var revision: String?
    /// The remote id of the record that this one belongs to: the contact of an opportunity, a task or a note, the root project of
    /// a sub-project, the project of a time entry. Contacts, root projects and members have none.
    public var owner: String?

    public init(
        id: RecordID,
        fields: [FieldName: Value],
        isArchived: Bool = false,
        createdAt: Date? = nil,
        revision: String? = nil,
        owner: String? = nil
    ) {
        self.id = id
        self.fields = fields.filter { $0.value != .null }
        self.isArchived = isArchived
        self.createdAt = createdAt
        self.revision = revision
        self.owner = owner
    }

    /// The field's value, null when absent.
    public subscript(field: FieldName) -> Value {
        get { fields[field] ?? .null }
        set {
            // Not `fields[field] = nil`: a value may be written as nil too, and would be kept as a null.
            if newValue == .null { fields.removeValue(forKey: field) } else { fields[field] = newValue }
        }
    }

    /// The first value among the fields that is not blank, with the field it came from.
    public func firstFilled(of names: [FieldName]) -> (field: FieldName, value: Value)? {
        for name in names where !self[name].isBlank { return (name, self[name]) }
        return nil
    }
}
