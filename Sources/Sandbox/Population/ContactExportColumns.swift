/// Which column of an export holds what; names are compared without case and surrounding blanks.
struct ContactExportColumns: Sendable {
    enum Known: String, CaseIterable, Sendable {
        case contactID = "contact id"
        case firstName = "first name"
        case lastName = "last name"
        case businessName = "business name"
        case phone, email, created
        case lastActivity = "last activity"
        case tags
    }

    private(set) var known: [Known: Int] = [:]
    private(set) var customFields: [(name: String, index: Int)] = []
    /// How many cells a row has.
    let count: Int

    /// Throws when the first row is no header of a contact export.
    init(header: [String]?) throws(ContactExport.Failure) {
        let names = (header ?? []).map(\.trimmed)
        count = names.count
        guard names.contains(where: { !$0.isEmpty }) else {
            throw .init(description: "The contact export is empty: its first line must name the columns.")
        }
        for (index, name) in names.enumerated() {
            if let column = Known(rawValue: name.lowercased()) {
                guard known.updateValue(index, forKey: column) == nil else {
                    throw .init(description: "The contact export has two columns named \(name): remove one.")
                }
            } else if !name.isEmpty {
                customFields.append((name, index))
            }
        }
        try checkKnown(names)
    }

    private func checkKnown(_ names: [String]) throws(ContactExport.Failure) {
        let naming: [Known] = [.firstName, .lastName, .businessName, .phone, .email]
        guard naming.contains(where: { known[$0] != nil }) else {
            let found = names.prefix(6).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
            throw .init(
                description: """
                    The first line is no header of a contact export: it has \(found). Expected are columns such as \
                    Contact Id, First Name, Last Name, Business Name, Phone, Email, Created, Last Activity, Tags.
                    """
            )
        }
    }
}
