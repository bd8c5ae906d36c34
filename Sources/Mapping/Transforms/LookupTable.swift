import Records

/// One word for another: what HighLevel calls Gold is G in busybusy, and G is Gold on the way back.
///
/// Words are found without regard to case and to the amount of white space. One that is not in the table stays as it is.
public struct LookupTable: Hashable, Sendable {
    /// What a word is in HighLevel, and in busybusy.
    public struct Entry: Hashable, Sendable {
        public let highLevel: String
        public let busybusy: String

        public init(highLevel: String, busybusy: String) {
            self.highLevel = highLevel
            self.busybusy = busybusy
        }
    }

    /// In the order of the document.
    public let entries: [Entry]
    private let byHighLevel: [String: Entry]
    private let byBusybusy: [String: Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
        byHighLevel = Dictionary(entries.map { (Self.key($0.highLevel), $0) }, uniquingKeysWith: { first, _ in first })
        byBusybusy = Dictionary(entries.map { (Self.key($0.busybusy), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether each word of busybusy stands for one of HighLevel, so that it can come back.
    public var isOneToOne: Bool { byBusybusy.count == entries.count && byHighLevel.count == entries.count }

    static func key(_ text: String) -> String { TextNormalization.caseAndSpace(text) }
}

extension LookupTable: TextChange {
    func forward(_ text: String) -> String {
        // A contact may hold busybusy's word already: it is spelled as the table has it.
        (byHighLevel[Self.key(text)] ?? byBusybusy[Self.key(text)])?.busybusy ?? text
    }

    func backward(_ text: String) -> String { byBusybusy[Self.key(text)]?.highLevel ?? text }
}
