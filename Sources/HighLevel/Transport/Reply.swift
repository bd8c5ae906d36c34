import Foundation

/// A whole reply: status, the headers that matter, body.
struct Reply: Sendable {
    let status: Int
    let limits: RateHeaders
    let body: Data
}
