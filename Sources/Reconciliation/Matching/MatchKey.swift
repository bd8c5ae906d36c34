public import Mapping
public import Records

/// A property by which records of the two systems may be recognised as the same thing.
public struct MatchKey: Hashable, Sendable {
    /// How good the evidence is, best first.
    public enum Tier: Int, Hashable, Sendable, Comparable, CaseIterable {
        /// A marker that Tenon left.
        case marker
        /// The job number.
        case number
        /// The same phone number and the same name, both in normal form.
        case phoneAndName
        /// The same name in normal form, if nobody else has it.
        case name

        public static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
    }

    public let tier: Tier
    public let text: String

    public init(_ tier: Tier, _ text: String) {
        self.tier = tier
        self.text = text
    }

    /// Every key of the record under the mapping. Computed once when a record changes, since reading a phone number
    /// costs about 60 µs.
    public static func keys(of record: Record, under mapping: MappingDocument) -> Set<MatchKey> {
        guard record.id.kind.counterpart != nil else { return [] }
        var keys = markerKeys(of: record)
        if let number = number(of: record, under: mapping) { keys.insert(MatchKey(.number, number)) }
        let names = names(of: record)
        for name in names { keys.insert(MatchKey(.name, name)) }
        if let phone = record["phone"].text.flatMap({ PhoneNumber($0, region: mapping.region)?.e164 }) {
            for name in names { keys.insert(MatchKey(.phoneAndName, "\(phone)|\(name)")) }
        }
        return keys
    }

    private static func markerKeys(of record: Record) -> Set<MatchKey> {
        let markers: [String]
        switch record.id.kind {
        case .contact:
            let projectID = record["source"].text.flatMap(Marker.projectID(inSource:))
            let memberID = record["source"].text.flatMap(MemberMarker.memberID(inSource:))
            markers =
                [Marker.forProject(ofContact: record.id.remoteID)]
                + (projectID.map { [Marker.forContact(ofProject: $0)] } ?? [])
                + (memberID.map { [MemberMarker.source(ofMember: $0)] } ?? [])
        case .project:
            let contactIDs = Marker.contactIDs(inAdditionalInfo: record["additionalInfo"].text ?? "")
            markers = [Marker.forContact(ofProject: record.id.remoteID)] + contactIDs.map(Marker.forProject(ofContact:))
        default: return []
        }
        return Set(markers.map { MatchKey(.marker, $0) })
    }

    private static func number(of record: Record, under mapping: MappingDocument) -> String? {
        guard let rule = mapping.numberRule else { return nil }
        if record.id.kind == .contact, rule.unmetCondition(for: record) != nil { return nil }
        let value = record.id.kind == .contact ? rule.forward(rule.contactValue(in: record)) : record["number"]
        return Comparison.text.normalForm(of: value).text
    }

    private static func names(of record: Record) -> Set<String> {
        let fields: [FieldName] = record.id.kind == .contact ? ["name", "companyName"] : ["title", "customer"]
        return Set(fields.compactMap { Comparison.name.normalForm(of: record[$0]).text })
    }
}
