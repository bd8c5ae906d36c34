import Foundation
public import Records

/// What a contact was last told of its member. What the office wrote since is the office's.
public struct PersonCard: Hashable, Sendable, Codable {
    /// The values by the contact's field; blank ones are left out.
    public var values: [FieldName: String]
    /// Whether the contact was marked as that of somebody who left.
    public var isFormer: Bool

    public init(values: [FieldName: String] = [:], isFormer: Bool = false) {
        self.values = values
        self.isFormer = isFormer
    }

    /// Reads what ``content`` wrote; nil for a contact that was taken as it was and told nothing yet.
    public init?(content: String) {
        guard let card = try? JSONDecoder().decode(PersonCard.self, from: Data(content.utf8)) else { return nil }
        self = card
    }

    /// The card as text; equal cards are equal texts.
    public var content: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The content of a contact that was there before Tenon, until it is told something.
    public static let untold = ""
}
