import Foundation

/// What a load came to.
struct LoadReport: Codable {
    /// Calls that were asked for and are over.
    let calls: Int
    /// Calls that ended in an error.
    let failed: Int
    /// HTTP exchanges by status; "none" for those without a reply.
    let statuses: [String: Int]
    /// Exchanges that were answered 429.
    let throttled: Int
    let seconds: Double
    /// The longest that a call waited for its slot.
    let longestWaitSeconds: Double
    let cpuSeconds: Double

    var text: String {
        """
        \(calls) calls in \(seconds) s, \(failed) failed, \(throttled) times 429
        longest wait \(longestWaitSeconds) s, CPU \(cpuSeconds) s
        """
    }
}

extension Encodable {
    /// One line of JSON.
    func line() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
