public import Foundation

/// A machine or a vehicle. It lives until it is deleted: equipment is not archived.
///
/// Every field but the id may be missing.
public struct Equipment: Sendable, Hashable, Identifiable {
    /// The UUID.
    public var id: String
    /// The name that the crew picks.
    public var name: String?
    /// The year it was built.
    public var year: Int?
    /// The serial number.
    public var serialNumber: String?
    /// The make, such as `Caterpillar`.
    public var make: String?
    /// The model, such as `303.5E`.
    public var model: String?
    /// The hours on its meter when they were last read.
    public var runningHours: Double?
    /// When it was deleted; nil when it is in use.
    public var deletedOn: Date?
    /// When it was made.
    public var createdOn: Date?
    /// When it last changed.
    public var updatedOn: Date?
    /// The place in the list, to go on from.
    public var cursor: String?
}

extension Equipment: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, equipmentName, year, serialNumber, model, lastHours, deletedOn, createdOn, updatedOn, cursor
    }

    private struct Model: Decodable {
        struct Make: Decodable { let title: String? }
        let title: String?
        let make: Make?
    }

    private struct Hours: Decodable { let runningHours: Double? }

    /// Reads a machine; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        name = try fields.decodeIfPresent(String.self, forKey: .equipmentName)
        year = try fields.decodeIfPresent(Int.self, forKey: .year)
        serialNumber = try fields.decodeIfPresent(String.self, forKey: .serialNumber)
        let model = try fields.decodeIfPresent(Model.self, forKey: .model)
        make = model?.make?.title
        self.model = model?.title
        runningHours = try fields.decodeIfPresent(Hours.self, forKey: .lastHours)?.runningHours
        deletedOn = try fields.date(.deletedOn)
        createdOn = try fields.date(.createdOn)
        updatedOn = try fields.date(.updatedOn)
        cursor = try fields.decodeIfPresent(String.self, forKey: .cursor)
    }
}
