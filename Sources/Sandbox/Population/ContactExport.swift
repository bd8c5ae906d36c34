import Foundation

/// The contacts of a CSV file as HighLevel's users download it, and what had to be left out.
///
/// Known columns: Contact Id, First Name, Last Name, Business Name, Phone, Email, Created, Last Activity, Tags. Any
/// further column becomes a custom field of that name.
public struct ContactExport: Sendable {
    /// What was loaded and what was not.
    public struct Report: Sendable, Codable, Equatable {
        /// A row that was left out.
        public struct Rejected: Sendable, Codable, Equatable {
            /// The line of the file on which the row begins, 1-based.
            public var line: Int
            /// What is wrong with it and, where it helps, what to do.
            public var reason: String
        }

        /// How many contacts were loaded.
        public var loaded: Int
        /// The rows that were left out, in the order of the file.
        public var rejected: [Rejected]
        /// The columns that became custom fields.
        public var customFieldColumns: [String]
    }

    /// A file that cannot be read as a contact export at all.
    public struct Failure: Error, CustomStringConvertible, Equatable {
        /// What is wrong and what to do.
        public var description: String
    }

    /// What was loaded and what was not.
    public private(set) var report: Report
    var contacts: [SeedContact] = []

    /// Reads the text of an export. Rows that are wrong are reported and left out.
    ///
    /// - Parameters:
    ///   - csv: The text; a byte order mark and any line ends are allowed.
    ///   - seed: Makes the ids of contacts that have none.
    ///   - now: When contacts without a date were created.
    /// - Throws: ``Failure`` when there is no header or it is none of a contact export.
    init(csv: String, seed: UInt64, now: Date) throws {
        let text = csv.hasPrefix("\u{FEFF}") ? String(csv.dropFirst()) : csv
        var rows = CSVRecords(text, delimiter: CSVRecords.delimiter(of: text))
        let columns = try ContactExportColumns(header: rows.next()?.cells)
        report = Report(loaded: 0, rejected: [], customFieldColumns: columns.customFields.map(\.name))
        var reader = ContactExportReader(columns: columns, seed: seed, now: now)
        while let row = rows.next() {
            do throws(ContactExportReader.Fault) {
                contacts.append(try reader.contact(row))
            } catch {
                report.rejected.append(.init(line: row.line, reason: error.reason))
            }
        }
        report.loaded = contacts.count
    }

    /// Reads the file at that path. Throws ``Failure`` also when it cannot be read or is no UTF-8 text.
    init(path: String, seed: UInt64, now: Date) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "The contact export \(path) cannot be read: check that the file exists.")
        }
        guard let text = String(data: data, encoding: .utf8), !text.contains("\0") else {
            throw Failure(
                description: "The contact export \(path) is no text in UTF-8: export it again from HighLevel as CSV."
            )
        }
        do {
            try self.init(csv: text, seed: seed, now: now)
        } catch let failure as Failure {
            throw Failure(description: "\(path): \(failure.description)")
        }
    }
}
