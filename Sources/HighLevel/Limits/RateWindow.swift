/// Decides when a call may start, so that no window of the service, wherever it begins, holds more calls than allowed.
///
/// A call occupies its slot from its start until one interval after its reply arrived: the service counted it at some
/// moment between, so any window of that length sees at most `maximum` calls. Pure: time is passed in.
struct RateWindow: Sendable {
    /// The place of one waiting call.
    struct Ticket: Hashable, Sendable {
        let number: Int
        let priority: RateGate.Priority
    }

    /// What a waiting call has to do.
    enum Admission: Equatable, Sendable {
        /// Go; the ticket is used up.
        case start
        /// Ask again at this time.
        case wait(until: Duration)
        /// Ask again when something changed.
        case waitForChange
        /// Today's calls are used up until this time; the ticket is used up.
        case exhausted(until: Duration)
    }

    private(set) var maximum: Int
    private(set) var interval: Duration
    private(set) var dailyMaximum: Int
    private(set) var dailyRemaining: Int

    private var inFlight = 0
    /// When the replies of the last interval came, oldest first.
    private var replies: [Duration] = []
    private var blockedUntil: Duration = .zero
    private var dayEnds: Duration?
    private var interactive: [Ticket] = []
    private var background: [Ticket] = []
    private var lastNumber = 0

    init(maximum: Int, interval: Duration, dailyMaximum: Int) {
        self.maximum = max(1, maximum)
        self.interval = max(.milliseconds(1), interval)
        self.dailyMaximum = max(1, dailyMaximum)
        self.dailyRemaining = max(1, dailyMaximum)
    }

    /// Calls that occupy a slot at a time.
    mutating func used(at now: Duration) -> Int {
        expire(now)
        return inFlight + replies.count
    }

    /// The first of each queue, whose turn is next.
    var heads: [Ticket] { [interactive.first, background.first].compactMap(\.self) }

    /// Puts a call at the end of its queue.
    mutating func enqueue(_ priority: RateGate.Priority) -> Ticket {
        lastNumber += 1
        let ticket = Ticket(number: lastNumber, priority: priority)
        if priority == .interactive { interactive.append(ticket) } else { background.append(ticket) }
        return ticket
    }

    /// Takes a waiting call out of its queue.
    mutating func leave(_ ticket: Ticket) {
        interactive.removeAll { $0 == ticket }
        background.removeAll { $0 == ticket }
    }

    /// Says what a waiting call has to do now, and starts it if it may.
    mutating func admit(_ ticket: Ticket, now: Duration) -> Admission {
        expire(now)
        guard (ticket.priority == .interactive ? interactive : background).first == ticket else {
            return .waitForChange
        }
        let isInteractive = ticket.priority == .interactive
        if dailyRemaining <= (isInteractive ? 0 : dailyMaximum / 10), let dayEnds {
            leave(ticket)
            return .exhausted(until: dayEnds)
        }
        if now < blockedUntil { return .wait(until: blockedUntil) }
        let allowed = isInteractive ? maximum : max(1, maximum - maximum / 10 - interactive.count)
        let excess = inFlight + replies.count - allowed
        guard excess < 0 else {
            return excess < replies.count ? .wait(until: replies[excess] + interval) : .waitForChange
        }
        leave(ticket)
        inFlight += 1
        dailyRemaining -= 1
        if dayEnds == nil { dayEnds = now + .seconds(86_400) }
        return .start
    }

    /// Notes that a call ended, whichever way; its slot is freed one interval from now.
    mutating func finish(now: Duration) {
        inFlight -= 1
        replies.append(now)
    }

    /// Takes over what a reply says.
    mutating func learn(_ headers: RateHeaders, now: Duration) {
        expire(now)
        if let value = headers.maximum { maximum = value }
        if let value = headers.interval { interval = value }
        if let value = headers.dailyMaximum { dailyMaximum = value }
        if let value = headers.dailyRemaining { dailyRemaining = max(0, value - max(0, inFlight - 1)) }
        if let value = headers.dailyReset { dayEnds = now + value }
        if headers.isThrottled { blockedUntil = now + interval }
        countForeignCalls(headers, now: now)
    }

    /// Calls that others made with the same app and location: the service counts more than this window knows of.
    private mutating func countForeignCalls(_ headers: RateHeaders, now: Duration) {
        guard let remaining = headers.remaining else { return }
        let unknown = (maximum - remaining) - (inFlight + replies.count)
        if unknown > 0 { replies.append(contentsOf: repeatElement(now, count: min(unknown, maximum))) }
    }

    private mutating func expire(_ now: Duration) {
        if let firstValid = replies.firstIndex(where: { $0 + interval > now }) {
            replies.removeFirst(firstValid)
        } else {
            replies.removeAll(keepingCapacity: true)
        }
        if let end = dayEnds, end <= now {
            dayEnds = nil
            dailyRemaining = dailyMaximum
        }
    }
}
