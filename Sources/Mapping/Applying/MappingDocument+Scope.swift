public import Records

extension MappingDocument {
    /// Whether the contact takes part: by one of the scope's tags, or by an opportunity that makes a job. Where neither is
    /// asked for, every contact does. One that stands for an employee never does.
    public func includes(contact: Record) -> Bool {
        guard !isEmployee(contact: contact) else { return false }
        if flows.jobs != nil, contact.hasDeal { return true }
        guard !scope.contactTags.isEmpty else { return flows.jobs == nil }
        return Self.tags(of: contact, contain: scope.contactTags)
    }

    /// Why the contact takes part, in words; nil when every contact does.
    public func reasonToInclude(_ contact: Record) -> String? {
        if let rule = flows.jobs, let deal = contact.deal { return rule.words(for: deal) }
        return scope.contactTags.isEmpty ? nil : "tagged \(scope.contactTags.joined(separator: " or "))"
    }

    /// Whether the contact stands for a member of busybusy: by Tenon's mark, or by the tag that such contacts carry. Also
    /// while `people` is switched off: who was tagged as an employee before is no customer now.
    public func isEmployee(contact: Record) -> Bool {
        if contact["source"].text.flatMap(MemberMarker.memberID(inSource:)) != nil { return true }
        let rule = flows.people ?? PeopleRule()
        return Self.tags(of: contact, contain: [rule.tag] + [rule.formerTag].compactMap(\.self))
    }

    private static func tags(of contact: Record, contain tags: [String]) -> Bool {
        let wanted = Set(tags.map(TextNormalization.caseAndSpace))
        return (contact["tags"].list ?? []).contains {
            wanted.contains(TextNormalization.caseAndSpace($0.text ?? ""))
        }
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
