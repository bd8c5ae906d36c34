public import Records

/// Everything that a decision about one record is made from.
public struct Situation: Sendable {
    /// The record that something happened to.
    public let subject: RecordID
    public let contact: Sighting
    public let project: Sighting
    public let link: Link?
    /// Records sharing a key with the subject; only looked at when it is not linked.
    public let candidates: [Candidate]

    public init(
        subject: RecordID,
        contact: Sighting,
        project: Sighting,
        link: Link?,
        candidates: [Candidate] = []
    ) {
        self.subject = subject
        self.contact = contact
        self.project = project
        self.link = link
        self.candidates = candidates
    }
}

extension Situation {
    /// What a person calls the pair: the contact's name or company, or else the project's title.
    var label: String {
        let fromContact = contact.record?.firstFilled(of: ["name", "companyName"])?.value.text
        return fromContact ?? project.record?["title"].text ?? subject.remoteID
    }
}
