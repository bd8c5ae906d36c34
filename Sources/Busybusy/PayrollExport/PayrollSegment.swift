/// Rows of one stretch of work that belong together: its regular part and its overtime.
///
/// A stretch that crosses the overtime limit gives two rows with equal start and end, whose ids differ in their last two
/// characters only (seen in a real export). Summing spans would count it twice; the hours of the rows add up.
public struct PayrollSegment: Sendable, Hashable {
    /// The rows, in the order of the export.
    public private(set) var rows: [PayrollRow]

    /// Seconds at the regular wage.
    public var regularSeconds: Int { rows.filter { $0.wageType == .regular }.map(\.seconds).reduce(0, +) }
    /// Seconds at any other wage.
    public var overtimeSeconds: Int { rows.filter { $0.wageType != .regular }.map(\.seconds).reduce(0, +) }

    private struct Key: Hashable {
        let stem: Substring
        let employee: [String]
        let start: LocalTime
        let end: LocalTime
        let path: [PayrollRow.Level]

        init(_ row: PayrollRow) {
            stem = row.id.dropLast(2)
            employee = [row.employeeID, row.firstName, row.lastName]
            start = row.start
            end = row.end
            path = row.projectPath
        }
    }

    /// The segments of an export, in the order of their first rows.
    public static func segments(of rows: [PayrollRow]) -> [PayrollSegment] {
        var places: [Key: Int] = [:]
        var segments: [PayrollSegment] = []
        for row in rows {
            if let place = places[Key(row)] {
                segments[place].rows.append(row)
            } else {
                places[Key(row)] = segments.count
                segments.append(PayrollSegment(rows: [row]))
            }
        }
        return segments
    }
}
