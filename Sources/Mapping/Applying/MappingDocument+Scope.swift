public import Records

extension MappingDocument {
    /// Whether the contact takes part by the scope's rule.
    public func includes(contact: Record) -> Bool {
        guard !scope.contactTags.isEmpty else { return true }
        let wanted = Set(scope.contactTags.map(TextNormalization.caseAndSpace))
        let tags = contact["tags"].list ?? []
        return tags.contains { wanted.contains(TextNormalization.caseAndSpace($0.text ?? "")) }
    }

    /// Whether a root project without a contact is somebody's job: it has a customer or a phone and is not on the
    /// list of titles to skip.
    public func includes(project: Record) -> Bool {
        guard !project.isArchived, !isSkipped(project: project) else { return false }
        return !project["customer"].isBlank || !project["phone"].isBlank
    }

    /// Whether the project's title is on the list of those to leave alone.
    public func isSkipped(project: Record) -> Bool {
        let title = TextNormalization.name(project["title"].text ?? "")
        return scope.skippedTitles.contains { TextNormalization.name($0) == title }
    }
}
