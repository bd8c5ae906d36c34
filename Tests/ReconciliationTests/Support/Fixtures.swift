import Foundation
import Mapping
import Reconciliation
import Records

/// Short ways to write records and documents.
enum Fixture {
    static func contact(
        _ id: String = "c1",
        _ fields: [FieldName: Value] = [:],
        tags: [String] = ["customer"],
        day: Int? = nil
    ) -> Record {
        var record = Record(id: RecordID(.contact, id), fields: fields, createdAt: day.map(date))
        record["tags"] = Value(tags).nullIfBlank
        return record
    }

    static func project(
        _ id: String = "p1",
        _ fields: [FieldName: Value] = [:],
        isArchived: Bool = false,
        day: Int? = nil
    ) -> Record {
        Record(id: RecordID(.project, id), fields: fields, isArchived: isArchived, createdAt: day.map(date))
    }

    static func date(day: Int) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + Double(day) * 86_400) }

    /// The shipped mapping, changed.
    static func mapping(_ change: (inout MappingDocument) -> Void = { _ in }) throws -> MappingDocument {
        var mapping = try MappingDocument.standard()
        change(&mapping)
        return mapping
    }

    /// The other record as a candidate, by the best key that the two share; nil when they share none.
    static func candidate(
        _ other: Record,
        for record: Record,
        isLinked: Bool = false,
        _ mapping: MappingDocument
    ) -> Candidate? {
        let keys = MatchKey.keys(of: record, under: mapping)
        let tier = keys.intersection(MatchKey.keys(of: other, under: mapping)).map(\.tier).min()
        return tier.map { Candidate(record: other, tier: $0, isLinked: isLinked) }
    }
}
