/// The calls that wait for a slot, and whose turn it is. Pure: time is passed in.
struct WaitingLine: Sendable {
    /// The place of one waiting call.
    struct Ticket: Hashable, Sendable {
        let number: Int
        let priority: RateGate.Priority
    }

    /// Whose turn it is.
    struct Turn: Equatable, Sendable {
        let ticket: Ticket
        /// Whether it was first for so long that it goes before people.
        let isOverdue: Bool
    }

    private struct Queue {
        var tickets: [Ticket] = []
        /// Since when the first one is first.
        var firstSince: Duration = .zero
    }

    private var queues = [Queue](repeating: Queue(), count: RateGate.Priority.allCases.count)
    private var lastNumber = 0

    /// Puts a call at the end of its queue; one that is tried again goes to its front, since it waited before.
    mutating func enqueue(_ priority: RateGate.Priority, isRetry: Bool = false, now: Duration) -> Ticket {
        lastNumber += 1
        let ticket = Ticket(number: lastNumber, priority: priority)
        let queue = priority.rawValue
        if queues[queue].tickets.isEmpty { queues[queue].firstSince = now }
        queues[queue].tickets.insert(ticket, at: isRetry ? 0 : queues[queue].tickets.endIndex)
        return ticket
    }

    /// Takes a call out of its queue.
    mutating func leave(_ ticket: Ticket, now: Duration) {
        let queue = ticket.priority.rawValue
        guard let index = queues[queue].tickets.firstIndex(of: ticket) else { return }
        queues[queue].tickets.remove(at: index)
        if index == 0 { queues[queue].firstSince = now }
    }

    /// Whose turn it is: the first of the most urgent queue, or the one that is overdue the longest.
    ///
    /// - Parameter patience: how long one may be first before it is overdue.
    func turn(now: Duration, patience: Duration) -> Turn? {
        let waiting = queues.filter { !$0.tickets.isEmpty }
        let overdue = waiting.filter { now - $0.firstSince >= patience }.min { $0.firstSince < $1.firstSince }
        guard let ticket = (overdue ?? waiting.first)?.tickets.first else { return nil }
        return Turn(ticket: ticket, isOverdue: overdue != nil)
    }

    /// How many wait with a priority.
    func count(_ priority: RateGate.Priority) -> Int { queues[priority.rawValue].tickets.count }
}
