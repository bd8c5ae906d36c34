public import Records

extension MappingDocument {
    /// Whether the contact takes part: by one of the scope's tags, or by an opportunity that makes a job. Where neither is
    /// asked for, every contact does.
    public func includes(contact: Record) -> Bool {
        if flows.jobs != nil, contact.hasDeal { return true }
        guard !scope.contactTags.isEmpty else { return flows.jobs == nil }
        return isTagged(contact)
    }

    /// Why the contact takes part, in words; nil when every contact does.
    public func reasonToInclude(_ contact: Record) -> String? {
        if let rule = flows.jobs, let deal = contact.deal { return rule.words(for: deal) }
        return scope.contactTags.isEmpty ? nil : "tagged \(scope.contactTags.joined(separator: " or "))"
    }

    private func isTagged(_ contact: Record) -> Bool {
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
