import Mapping
import Records

/// What people, and the guard against flip-flops, have to say about the fields of one pair.
struct PairVerdicts {
    /// The decisions that are to be carried out, by the project's field, each with what both sides are to say.
    private(set) var open: [FieldName: (goal: BasePair, decision: Decision)] = [:]
    /// The fields about which a decision was made that a later change has overtaken.
    private(set) var overtaken: Set<FieldName> = []
    /// The decisions that are of no more use.
    private(set) var spent: [Decision] = []
    /// The fields that change to and fro.
    let flipping: Set<FieldName>

    init(
        _ decisions: [Decision],
        _ flipping: Set<FieldName>,
        mapping: MappingDocument,
        contact: Record,
        project: Record
    ) {
        self.flipping = flipping
        for decision in decisions {
            guard let field = decision.field, let rule = mapping.fields.first(where: { $0.busybusy == field }) else {
                // A question about the whole pair is moot while both records are there.
                spent.append(decision)
                continue
            }
            let standing = DecidedField(
                decision,
                rule: rule,
                contact: rule.contactValue(in: contact),
                project: project[field]
            )
            switch standing {
            case .open(let goal): open[field] = (goal, decision)
            case .reached: spent.append(decision)
            case .overtaken:
                spent.append(decision)
                overtaken.insert(field)
            }
        }
    }
}
