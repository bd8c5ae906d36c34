import Foundation
import Records

/// Tells which of two records was changed last, by the moments that their own systems give.
///
/// Neither system stamps single fields (official spec of HighLevel; of busybusy's ProjectInfo nothing is known), so the whole
/// records are compared.
enum NewerSide {
    /// Seconds that the two systems' clocks may be apart (assumption). busybusy's stamp is one of whole seconds.
    static let clockSkewSeconds = 60.0

    /// The newer side; nil when a moment is missing or the two are as near as their clocks may be apart.
    static func of(contact: Date?, project: Date?) -> RemoteSystem? {
        guard let contact, let project else { return nil }
        let lead = contact.timeIntervalSince(project)
        guard abs(lead) > clockSkewSeconds else { return nil }
        return lead > 0 ? .highLevel : .busybusy
    }
}
