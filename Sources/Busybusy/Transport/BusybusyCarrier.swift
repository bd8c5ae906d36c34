package import AsyncHTTPClient
package import Foundation
package import NIOHTTP1

/// Carries a client's requests by another way than the network: into a simulation, which has no sockets and its own time.
///
/// Limits, retries and the reading of replies stay the client's own. What it throws counts as the connection's failure.
package struct BusybusyCarrier: Sendable {
    /// A whole reply.
    package struct Answer: Sendable {
        package let status: Int
        package let headers: HTTPHeaders
        package let body: Data

        package init(status: Int, headers: HTTPHeaders, body: Data) {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    /// Brings the reply, in no more time than is given.
    package let carry: @Sendable (HTTPClientRequest, _ timeout: Duration) async throws -> Answer

    package init(carry: @escaping @Sendable (HTTPClientRequest, _ timeout: Duration) async throws -> Answer) {
        self.carry = carry
    }
}
