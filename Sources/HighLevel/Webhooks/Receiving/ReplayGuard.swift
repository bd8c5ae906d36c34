public import Foundation

/// Remembers which webhooks came, for a window of time and in bounded memory. Pure: the time is passed in.
///
/// An entry takes about 80 bytes. When more come within the window than there is room for, the oldest is forgotten early
/// and ``forgottenEarly`` counts it: a replay of that one would pass.
public struct ReplayGuard: Sendable {
    /// How long an id is remembered after it was first seen.
    public let window: Duration
    /// How many ids are remembered at most.
    public let capacity: Int
    /// How many ids were forgotten before their time because there was no room.
    public private(set) var forgottenEarly = 0

    private var firstSeen: [WebhookIdentity: Date] = [:]
    /// In order of time; an entry whose id was released or came anew is passed over.
    private var queue: [(identity: WebhookIdentity, time: Date)] = []
    private var head = 0
    private var latest = Date.distantPast

    /// Makes a guard that has seen nothing.
    ///
    /// - Parameter capacity: at least 1; 100,000 unless told otherwise.
    public init(window: Duration = WebhookFreshness.standard.replayWindow, capacity: Int = 100_000) {
        self.window = max(.zero, window)
        self.capacity = max(1, capacity)
    }

    /// How many ids are remembered.
    public var count: Int { firstSeen.count }

    /// Takes the id in, and says whether it was there. A clock that jumps back stands still here until it caught up.
    public mutating func insert(_ identity: WebhookIdentity, at now: Date) -> WebhookSighting {
        latest = max(latest, now)
        forgetOutdated()
        if let time = firstSeen[identity] { return .repeated(firstSeen: time) }
        makeRoom()
        firstSeen[identity] = latest
        queue.append((identity, latest))
        return .first
    }

    /// Forgets an id whose event could not be kept, so that it is new when it is sent again.
    public mutating func release(_ identity: WebhookIdentity) {
        firstSeen[identity] = nil
    }

    private mutating func forgetOutdated() {
        let bound = latest - Double(window.components.seconds) - Double(window.components.attoseconds) * 1e-18
        while head < queue.count, queue[head].time < bound { forgetOldest() }
    }

    private mutating func makeRoom() {
        while queue.count - head >= capacity {
            if forgetOldest() { forgottenEarly += 1 }
        }
    }

    /// Takes the oldest entry out; true when its id was still remembered by it.
    @discardableResult private mutating func forgetOldest() -> Bool {
        let entry = queue[head]
        head += 1
        if head > 1024, head * 2 > queue.count {
            queue.removeFirst(head)
            head = 0
        }
        guard firstSeen[entry.identity] == entry.time else { return false }
        firstSeen[entry.identity] = nil
        return true
    }
}
