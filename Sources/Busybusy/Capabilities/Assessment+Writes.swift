extension Assessment {
    var writes: BusybusyCapability {
        switch writer {
        case .dryRun: dryRun
        case .graphQL: graphQL
        case .zapier:
            BusybusyCapability(
                .writes,
                .unknown,
                "Writes go through the Zapier hook. It was not tried, as a try would make a project.",
                advice: "Check in Zapier that the Zap is on. A new project shows here after the next look at busybusy, "
                    + "since Zapier does not tell its id. Archived projects cannot be brought back in this way, and "
                    + "fields cannot be emptied."
            )
        }
    }

    private var dryRun: BusybusyCapability {
        let isReady = findings.schema?.value != nil && missingMutations.isEmpty
        return BusybusyCapability(
            .writes,
            .unknown,
            "Nothing is written: the dry run is chosen.",
            advice: isReady
                ? "busybusy has the mutations that writes need. To write, set TENON_BUSYBUSY_WRITES=graphql." : nil,
            details: findings.schema?.value == nil ? [] : missingMutations
        )
    }

    private var graphQL: BusybusyCapability {
        let otherWays = "Use the Zapier hook to write, or leave the dry run on and enter projects by hand."
        guard let schema = findings.schema?.value else {
            return BusybusyCapability(
                .writes,
                .unknown,
                "Whether busybusy has the mutations that writes need cannot be seen without its schema."
                    + (operatorConfirmsWrites ? " They are made all the same, as you confirmed them." : ""),
                advice: operatorConfirmsWrites ? "Watch the first write in busybusy." : otherWays
            )
        }
        let missing = missingMutations
        guard !missing.isEmpty else {
            return BusybusyCapability(
                .writes,
                .proven,
                "busybusy has the mutations that writes need, with the inputs that are sent.",
                advice: "No mutation was made. Watch the first write: what a mutation does only shows then."
            )
        }
        let related = schema.mutations.filter { $0.lowercased().contains("project") }
            .map { "busybusy has the mutation \(schema.signature(ofMutation: $0))" }
        return BusybusyCapability(
            .writes,
            .refused,
            "busybusy lacks mutations that writes need, so nothing is written.",
            advice: otherWays,
            details: missing + related
        )
    }

    /// What the schema lacks for the documents of the writes.
    private var missingMutations: [String] {
        guard let schema = findings.schema?.value else { return [] }
        let check = SchemaCheck(schema: schema)
        return UnverifiedMutations.examples.flatMap { document, variables -> [String] in
            DocumentOutline(document).map { check.missing($0, variables: variables) } ?? []
        }
    }
}

extension UnverifiedMutations {
    /// All variables of a write with every field that may be sent.
    struct Example: Encodable {
        private enum Content { case create(ProjectCreate), update(ProjectUpdate), id }
        private let content: Content

        private init(_ content: Content) { self.content = content }

        static let create = Example(
            .create(ProjectCreate(title: "a", parentProjectID: "a", projectGroupID: "a", info: full))
        )
        static let id = Example(.id)

        static var update: Example {
            var update = ProjectUpdate()
            update.title = .set("a")
            update.info = ProjectInfoUpdate(setting: full)
            return Example(.update(update))
        }

        private static var full: ProjectInfo {
            var info = ProjectInfo()
            for (_, field) in ProjectInfoUpdate.texts { info[keyPath: field] = "a" }
            for (_, field) in ProjectInfoUpdate.numbers { info[keyPath: field] = 1 }
            info.reminder = true
            return info
        }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: AnyKey.self)
            switch content {
            case .create(let project): try fields.encode(project, forKey: "input")
            case .update(let update):
                try fields.encode("a", forKey: "id")
                try fields.encode(update, forKey: "input")
            case .id: try fields.encode("a", forKey: "id")
            }
        }
    }

    /// Every document with an example of its variables.
    static var examples: [(document: String, variables: Example)] {
        [(create, .create), (update, .update), (archive, .id), (unarchive, .id)]
    }
}
