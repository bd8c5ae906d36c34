/// An answer before it is written: status and members of the body.
struct HighLevelReply: Sendable {
    var status: Int
    var body: [HighLevelValue.Member]
}
