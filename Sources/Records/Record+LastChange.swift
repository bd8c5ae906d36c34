public import Foundation

extension Record {
    /// When the remote last changed the object, as its ``revision`` says; nil when that is missing or no moment.
    ///
    /// The moment is of the whole object, whichever field moved, and by the remote's own clock.
    public var changedAt: Date? {
        guard let revision else { return nil }
        let fractions = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return (try? fractions.parse(revision)) ?? (try? Date.ISO8601FormatStyle().parse(revision))
    }
}
