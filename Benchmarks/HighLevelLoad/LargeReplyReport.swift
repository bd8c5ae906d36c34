/// What calls with large replies came to.
struct LargeReplyReport: Codable {
    /// How one call ended.
    struct End: Codable {
        let call: LargeReplyCommand.Call
        let contact: String
        /// The code of the error; nil when the call gave a value.
        let code: String?
        let message: String?
    }

    let ends: [End]
    /// What the process held before the calls, in bytes.
    let heldBytes: Int
    /// How far the process's peak is above that, in bytes.
    let grownBytes: Int

    var text: String {
        ends.map { "\($0.call) \($0.contact): \($0.message ?? "a value")\n" }.joined()
            + "\(grownBytes) bytes more than \(heldBytes)"
    }
}
