import HighLevel
import Records

extension WebhookEvent {
    /// The records of the mirror that the event is about, in the order in which they are to be read.
    ///
    /// What hangs on a contact (notes, tasks, appointments) is no part of the pair's own fields and is left to the lists.
    var subjects: [RecordID] {
        switch payload {
        case .contact(let contact): [contact.id.map { RecordID(.contact, $0) }].compactMap(\.self)
        case .opportunity(let opportunity):
            [
                opportunity.id.map { RecordID(.opportunity, $0) },
                opportunity.contactID.map { RecordID(.contact, $0) },
            ].compactMap(\.self)
        default: []
        }
    }
}
