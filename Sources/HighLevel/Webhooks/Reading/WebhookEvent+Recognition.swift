extension WebhookEvent {
    /// Finds out which event a body is: by its `type`, by the reader's hint, by its members.
    struct Recognizer {
        private(set) var kind: Kind?
        private(set) var group: Group?
        private(set) var recognition = Recognition.none
        private(set) var problems: [WebhookProblem] = []

        /// - Parameter type: what the body names; of a price that is no event, so an unknown one says nothing.
        init(_ fields: WebhookFields, type: String?, hint: Kind?) {
            if let type, let named = Kind(named: type) {
                settle(named, type: type, hint: hint, direction: fields.json("direction"))
            } else if let hint {
                take(hint, .hint)
            } else if let group = Self.shapes.first(where: { $0.members.allSatisfy(fields.has) })?.group {
                let kinds = Kind.all.filter { $0.group == group }
                self.group = group
                kind = kinds.count == 1 ? kinds[0] : nil
                recognition = .shape
            }
        }

        private mutating func take(_ kind: Kind, _ recognition: Recognition) {
            self.kind = kind
            group = kind.group
            self.recognition = recognition
        }

        /// The documents show some events under another's type; there the hint knows better. Elsewhere the body does.
        private mutating func settle(_ named: Kind, type: String, hint: Kind?, direction: JSONValue?) {
            if let hint, hint != named {
                if hint.documentedTypes.contains(type) { return take(hint, .hint) }
                problems.append(WebhookProblem(member: "type", expected: hint.name, found: named.name))
            }
            // The documents show messages that came in under the type of those that go out.
            if named == .outboundMessage, direction == "inbound" { return take(.inboundMessage, .shape) }
            take(named, .type)
        }

        /// The members by which a body without a type is known; the first that fits counts (official spec).
        private static let shapes: [(group: Group, members: [String])] = [
            (.association, ["associationType", "firstObjectKey"]),
            (.relation, ["associationId", "firstRecordId"]),
            (.invoice, ["invoiceNumber", "amountDue"]),
            (.order, ["_id", "fulfillmentStatus"]),
            (.price, ["_id", "product", "currency", "amount"]),
            (.product, ["_id", "productType"]),
            (.objectSchema, ["key", "primaryDisplayProperty"]),
            (.record, ["id", "properties", "owners"]),
            (.plan, ["planId", "saasProducts"]),
            (.voiceCall, ["agentId", "transcript"]),
            (.appointment, ["appointment"]),
            (.opportunity, ["pipelineId", "pipelineStageId"]),
        ]
    }
}
