/// What is posted to the hook: flat JSON, so that every key can be picked as a field of the Zap's action.
///
/// The names are those of the Zapier app's `create_project` and `archive_project` (seen in live traffic). Assumptions:
/// `update_project` takes the same names with the project in `search_project_id`, and a sub-project's parent is
/// `parent_project_id`. `country` has no input in the app; it is sent so that a Zap may use it elsewhere.
struct ZapierMessage: Sendable {
    let write: ProjectWrite
}

extension ZapierMessage: Encodable {
    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        switch write {
        case .create(let project):
            try fields.encode("create_project", forKey: "action")
            try fields.encode(project.title, forKey: "title")
            try fields.encodeIfPresent(project.parentProjectID, forKey: "parent_project_id")
            try Self.encode(ProjectInfoUpdate(setting: project.info ?? ProjectInfo()), to: &fields)
        case .update(let id, let update):
            try fields.encode("update_project", forKey: "action")
            try fields.encode(id, forKey: "search_project_id")
            try fields.encode(update.title, forKey: "title")
            try Self.encode(update.info, to: &fields)
        case .archive(let id):
            try fields.encode("archive_project", forKey: "action")
            try fields.encode(id, forKey: "search_project_id")
        case .unarchive(let id):
            try fields.encode("unarchive_project", forKey: "action")
            try fields.encode(id, forKey: "search_project_id")
        }
    }

    private static func encode(_ info: ProjectInfoUpdate, to fields: inout KeyedEncodingContainer<AnyKey>) throws {
        let texts: [(AnyKey, Edit<String>)] = [
            ("project_number", info.number), ("customer", info.customer), ("address_1", info.address1),
            ("address_2", info.address2), ("city", info.city), ("state", info.state),
            ("postal_code", info.postalCode), ("country", info.country), ("phone", info.phone),
            ("onsite_verification", info.requireTimeEntryGps), ("additional_information", info.additionalInfo),
        ]
        for (key, edit) in texts { try fields.encode(edit, forKey: key) }
        try fields.encode(info.latitude, forKey: "latitude")
        try fields.encode(info.longitude, forKey: "longitude")
        try fields.encode(info.locationRadius, forKey: "radius")
        try fields.encode(info.reminder, forKey: "reminders")
    }
}
