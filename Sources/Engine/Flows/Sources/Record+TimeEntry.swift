import Busybusy
import Foundation
import Records

extension Record {
    /// The snapshot of a punch, which belongs to its project. Times keep the offset they came with; each of `breaks` is a list of
    /// its start and its end, which is null while it lasts.
    init(timeEntry entry: TimeEntry) {
        let breaks = entry.breaks.filter { $0.deletedOn == nil }.compactMap { pause in
            pause.startTime.map { Value.list([.text($0.isoText), Value(pause.endTime?.isoText)]) }
        }
        let fields: [FieldName: Value] = [
            "start": Value(entry.startTime?.isoText), "end": Value(entry.endTime?.isoText),
            "breaks": Value.list(breaks), "description": Value(entry.description), "memberID": Value(entry.memberID),
            "costCodeID": Value(entry.costCodeID), "equipmentID": Value(entry.equipmentID),
            "updatedOn": Value(entry.updatedOn?.formatted(.iso8601)),
        ]
        self.init(
            id: RecordID(.timeEntry, entry.id),
            fields: fields.mapValues { $0.nullIfBlank },
            createdAt: entry.createdOn,
            revision: entry.updatedOn?.formatted(.iso8601),
            owner: entry.projectID
        )
    }
}

extension ZonedTime {
    /// ISO 8601 with the offset; `BusybusyDate.zoned` reads it back.
    fileprivate var isoText: String {
        let zone = offsetSeconds.flatMap { TimeZone(secondsFromGMT: $0) } ?? .gmt
        return date.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone))
    }
}
