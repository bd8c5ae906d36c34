import Logging
import Mapping
import Reconciliation
import Records
import Storage

/// What an undo leaves behind, so that no later run does again what was taken back.
extension Dispatcher {
    /// The link of a project that an undo brought back: in step again if its contact is there, else left alone, since the
    /// contact's absence would archive it once more.
    func wake(_ link: inout Link, _ tx: StoreTransaction) throws {
        let id = link.recordID(of: .contact)
        let stored = try id.flatMap { try tx.records([$0], workspace: workspace.id)[$0] }
        guard let stored, stored.goneAt == nil else {
            link.state = .archived
            return
        }
        link.state = .linked
        // A contact that is out of scope must not seem to leave it with the next look.
        link.wasInScope = workspace.mapping.includes(contact: stored.record)
    }

    /// An undo is not planned anew: the person who asked for it is told by its report, and the log says which write it was.
    func noteMovedUndo(_ claim: Claim) {
        logger.warning(
            "an undo was left out, because its target had changed",
            metadata: [
                "write": "\(HistoryID.write(claim.plan.undoes ?? 0))", "target": "\(claim.plan.targetID ?? "")",
            ]
        )
    }
}

extension BasePair {
    /// The pair with what the known one says for the side that is not written to. The two sides of an undo may differ, and a
    /// change that a person made there and that was not carried yet must still be seen as one.
    func keepingOther(than written: RecordKind, of known: BasePair?) -> BasePair {
        guard let known else { return self }
        return written == .contact
            ? BasePair(contact: contact, project: known.project) : BasePair(contact: known.contact, project: project)
    }
}
