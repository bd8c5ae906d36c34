import Foundation

/// A whole reply: status, the headers that matter, body.
struct Reply: Sendable {
    let status: Int
    let limits: RateHeaders
    let body: Data
    /// What the call was made with, to be hidden in whatever is told of the reply.
    var token: HighLevelToken?
}
