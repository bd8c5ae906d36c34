import Mapping
public import Records

/// Everything that a decision about one record is made from.
public struct Situation: Sendable {
    /// The record that something happened to.
    public let subject: RecordID
    public let contact: Sighting
    public let project: Sighting
    public let link: Link?
    /// Records sharing a key with the subject; only looked at when it is not linked.
    public var candidates: [Candidate]
    /// What people decided about the pair and was not carried out yet.
    public var decisions: [Decision]
    /// The project's fields that change to and fro, and are left alone.
    public var flipping: Set<FieldName>
    /// The records of the other kind that the subject was parted from; only looked at when it is not linked.
    public var partedFrom: Set<RecordID>

    public init(
        subject: RecordID,
        contact: Sighting,
        project: Sighting,
        link: Link?,
        candidates: [Candidate] = [],
        decisions: [Decision] = [],
        flipping: Set<FieldName> = [],
        partedFrom: Set<RecordID> = []
    ) {
        self.subject = subject
        self.contact = contact
        self.project = project
        self.link = link
        self.candidates = candidates
        self.decisions = decisions
        self.flipping = flipping
        self.partedFrom = partedFrom
    }
}

extension Situation {
    /// The candidates that the subject was not parted from.
    var freeCandidates: [Candidate] {
        partedFrom.isEmpty ? candidates : candidates.filter { !partedFrom.contains($0.record.id) }
    }

    /// The same pair, with what people decided about it, as one merge.
    func merge(_ link: Link, _ contact: Record, _ project: Record, under mapping: MappingDocument) -> PairMerge {
        PairMerge(
            mapping: mapping,
            contact: contact,
            project: project,
            base: link.base,
            decisions: decisions,
            flipping: flipping
        )
    }

    /// What a person calls the pair: the contact's name or company, or else the project's title.
    var label: String {
        let fromContact = contact.record?.firstFilled(of: ["name", "companyName"])?.value.text
        return fromContact ?? project.record?["title"].text ?? subject.remoteID
    }
}
