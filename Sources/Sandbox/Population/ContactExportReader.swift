import Foundation

/// Turns the rows of an export into contacts and says what is wrong with those that are none.
struct ContactExportReader {
    /// Why a row is left out.
    struct Fault: Error {
        var reason: String
    }

    let columns: ContactExportColumns
    let now: Date
    private var random: PopulationRandom
    private var lineOfID: [String: Int] = [:]

    init(columns: ContactExportColumns, seed: UInt64, now: Date) {
        self.columns = columns
        self.now = now
        random = PopulationRandom(seed: seed, stream: "export-ids")
    }

    /// The contact of a row.
    mutating func contact(_ row: CSVRecords.Row) throws(Fault) -> SeedContact {
        guard let cells = row.cells else {
            throw Fault(reason: "a quote is not closed or stands inside a cell: write it twice and quote the cell")
        }
        guard cells.count == columns.count else {
            throw Fault(reason: "\(cells.count) cells where the header has \(columns.count)")
        }
        let values = columns.known.mapValues { cells[$0].trimmed }.filter { !$0.value.isEmpty }
        var contact = SeedContact(id: values[.contactID] ?? "", createdOn: now)
        contact.firstName = values[.firstName]
        contact.lastName = values[.lastName]
        contact.companyName = values[.businessName]
        contact.phone = values[.phone]
        contact.email = try email(values[.email])
        guard contact.hasAnything else { throw Fault(reason: "neither name, business, phone nor e-mail") }
        contact.createdOn = try date(values[.created], "Created") ?? now
        contact.lastActivityOn = try date(values[.lastActivity], "Last Activity")
        contact.tags = (values[.tags] ?? "").split { $0 == "," || $0 == ";" }.map { String($0).trimmed }
        for column in columns.customFields {
            let text = cells[column.index].trimmed
            if !text.isEmpty { contact.customFields[column.name] = text }
        }
        try claimID(of: &contact, line: row.line)
        return contact
    }

    private func email(_ text: String?) throws(Fault) -> String? {
        guard let text else { return nil }
        guard HighLevelBodySchema.Rule.isEmail(text) else {
            throw Fault(reason: "unreadable e-mail \"\(text.prefix(80))\"")
        }
        return text
    }

    private func date(_ text: String?, _ column: String) throws(Fault) -> Date? {
        guard let text else { return nil }
        guard let date = ExportDate.date(text) else {
            throw Fault(reason: "unreadable date \"\(text.prefix(40))\" in \(column): write it as 2024-05-01T14:03:22Z")
        }
        return date
    }

    private mutating func claimID(of contact: inout SeedContact, line: Int) throws(Fault) {
        if contact.id.isEmpty { contact.id = random.alphanumeric(20) }
        if let first = lineOfID[contact.id] {
            throw Fault(reason: "Contact Id \(contact.id) was on line \(first) already")
        }
        lineOfID[contact.id] = line
    }
}

extension SeedContact {
    fileprivate var hasAnything: Bool {
        [firstName, lastName, companyName, phone, email].contains { $0 != nil }
    }
}
