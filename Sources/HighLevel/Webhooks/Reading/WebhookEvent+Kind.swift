extension WebhookEvent {
    /// One of the events that HighLevel sends. ``all`` lists the 64 that are known.
    public struct Kind: Sendable, Identifiable {
        /// The name of the event in the documents.
        public let name: String
        /// What it is about.
        public let group: Group
        /// What the documents show as `type` in the body; empty where they show none.
        public let documentedTypes: [String]
        /// The scope that an app needs to get it; nil where the documents name none.
        public let scope: HighLevelScope?
        /// How it is known.
        public let source: Source

        /// How an event is known.
        public enum Source: String, Sendable, Hashable {
            /// A page of the official repository describes it.
            case documented
            /// The official developer portal lists it.
            case portal
            /// It was reported in public only; its content is not known.
            case reported
        }

        /// The name.
        public var id: String { name }

        /// An event whose body gives its own name as type, unless told otherwise.
        init(
            _ name: String,
            _ group: Group,
            types: [String]? = nil,
            scope: HighLevelScope? = nil,
            source: Source = .documented
        ) {
            self.name = name
            self.group = group
            documentedTypes = types ?? [name]
            self.scope = scope
            self.source = source
        }
    }
}

extension WebhookEvent.Kind: Hashable {
    /// Kinds are the same when their names are.
    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension WebhookEvent.Kind: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

extension WebhookEvent.Kind {
    /// The kind with a name, or with a `type` that only one kind has; upper and lower case are the same. Nil for others.
    public init?(named text: String) {
        guard let kind = Self.byName[text] ?? Self.byName[text.lowercased()] else { return nil }
        self = kind
    }

    /// By name first, then by documented type where no name says otherwise, both as written and in lower case.
    private static let byName: [String: Self] = {
        var kinds: [String: Self] = [:]
        for kind in all { kinds[kind.name] = kind }
        for kind in all {
            for type in kind.documentedTypes where kinds[type] == nil { kinds[type] = kind }
        }
        for (name, kind) in kinds where kinds[name.lowercased()] == nil { kinds[name.lowercased()] = kind }
        return kinds
    }()
}
