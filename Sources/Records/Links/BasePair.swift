/// What each side said for one field when both last agreed, each in its own spelling.
///
/// Kept as two values rather than one, because a transform or the remote itself may change the spelling on the way: each
/// side is compared with its own past only, so the echo of an own write is never a change.
public struct BasePair: Hashable, Sendable, Codable {
    public var contact: Value
    public var project: Value

    public init(contact: Value, project: Value) {
        self.contact = contact
        self.project = project
    }
}
