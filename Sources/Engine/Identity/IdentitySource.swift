public import Storage
import Synchronization

/// Makes ids that grow with time and are unique over all nodes: 41 bits of milliseconds, 10 of node, 12 of sequence.
public final class IdentitySource: Sendable {
    private let node: Int64
    private let last = Mutex<Int64>(0)

    /// - Parameter node: The node's number, 0 to 1023; two nodes on one store must differ.
    public init(node: Int) {
        precondition((0..<1024).contains(node), "a node's number is 0 to 1023")
        self.node = Int64(node) << 12
    }

    /// The next id. Ids grow even when the clock stands still or goes back.
    public func next(at moment: Milliseconds) -> Int64 {
        last.withLock { last in
            let floor = (moment.value << 22) | node
            // Past 4095 ids in one millisecond the sequence runs over into the next one.
            let next = last + 1
            let carried = (next & 0xfff) == 0 ? ((next >> 22) + 1) << 22 | node : next
            last = max(floor, carried)
            return last
        }
    }

    /// Makes every id from now on greater than the given one: what is in the store was made by a clock that may have been
    /// ahead of this one.
    public func advance(past id: Int64) {
        last.withLock { $0 = max($0, id) }
    }
}
