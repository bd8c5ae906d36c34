/// One choice of the driver: what happens, and when.
struct Happening: Sendable, CustomStringConvertible {
    /// Milliseconds since the story began.
    let at: Int64
    let what: What

    enum What: Sendable {
        case contactAdded(customer: Int, isTagged: Bool)
        case projectAdded(customer: Int)
        /// The same customer in both systems, before the first run.
        case pairAdded(customer: Int)
        case contactEdited(customer: Int, Field, number: Int?)
        case projectEdited(customer: Int, Field, number: Int?)
        case tagged(customer: Int, Bool)
        case contactDeleted(customer: Int)
        case projectArchived(customer: Int, Bool)
        case fault(Fault)
        /// The process ends at the n-th of its next steps, and another one begins some seconds later.
        case crash(step: Int, downSeconds: Int)
        /// The clock of the engine's machine is set.
        case clockSet(seconds: Int)
    }

    var description: String {
        let seconds = Double(at) / 1000
        return "\(seconds)s \(what)"
    }
}
