import Busybusy
import Foundation
import Records
import Timekeeping

extension Punch {
    /// The punch of a time entry's snapshot; nil when nobody is named or it does not say when it began.
    init?(_ record: Record) {
        guard let person = record["memberID"].text, let start = Self.moment(record["start"]) else { return nil }
        // An end that cannot be read must not make a closed punch look open.
        let end = Self.moment(record["end"])
        if end == nil, record["end"] != .null { return nil }
        self.init(
            id: record.id.remoteID,
            personID: person,
            projectID: record.owner,
            start: start,
            end: end,
            breaks: (record["breaks"].list ?? []).compactMap(Self.pause)
        )
    }

    private static func pause(_ value: Value) -> Break? {
        guard let parts = value.list, let start = parts.first.flatMap(moment) else { return nil }
        return Break(start: start, end: parts.dropFirst().first.flatMap(moment))
    }

    private static func moment(_ value: Value) -> Date? { value.text.flatMap(BusybusyDate.parse) }
}
