/// The dialect that the `Version` header of a call asks for (published versioning page).
enum HighLevelVersion: String, Sendable, CaseIterable {
    case v3
    case dated20230221 = "2023-02-21"
    case dated20210728 = "2021-07-28"
    case dated20210415 = "2021-04-15"
    case legacy

    /// Every dialect.
    static let all = Set(allCases)
    /// Every dialect before v3.
    static let beforeV3 = all.subtracting([.v3])

    private static let dndNames = [
        "Call": "call", "Email": "email", "SMS": "sms", "WhatsApp": "whatsApp", "GMB": "gmb", "FB": "fb",
    ]

    /// The keys that DND settings may have in this version.
    var dndNames: [String] {
        self == .v3 ? Self.dndNames.values.sorted() : Self.dndNames.keys.sorted()
    }

    /// Stored DND settings with the keys of this version.
    func dndKeys(_ settings: HighLevelValue) -> HighLevelValue {
        guard self == .v3, let members = settings.members else { return settings }
        return .object(members.map { .init(name: Self.dndNames[$0.name] ?? $0.name, value: $0.value) })
    }

    /// Given DND settings with the keys they are stored under.
    func storedDndKeys(_ members: [HighLevelValue.Member]) -> [HighLevelValue.Member] {
        guard self == .v3 else { return members }
        return members.map { member in
            .init(name: Self.dndNames.first { $0.value == member.name }?.key ?? member.name, value: member.value)
        }
    }

    /// The success flag of deletions and bulk calls: misspelt before v3, both spellings since (official spec).
    var success: [HighLevelValue.Member] {
        self == .v3
            ? [.init(name: "succeeded", value: true), .init(name: "succeded", value: true)]
            : [.init(name: "succeded", value: true)]
    }

    /// The success flag of a contact update: v3 has only the right spelling there.
    var updateSuccess: [HighLevelValue.Member] {
        [.init(name: self == .v3 ? "succeeded" : "succeded", value: true)]
    }
}
