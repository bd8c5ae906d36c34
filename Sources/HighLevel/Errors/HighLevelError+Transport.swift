import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix

extension HighLevelError {
    /// The error for a call that got no whole reply.
    static func transport(_ error: any Error, endpoint: Endpoint) -> HighLevelError {
        let (code, sent, cause) = classify(error)
        return HighLevelError(
            code,
            effect: sent ? endpoint.effectWhenUnclear : .none,
            operation: endpoint.operation,
            message: "\(endpoint.subject): \(cause)"
                + (sent && endpoint.kind != .read ? " It may have been done: look before trying again." : ""),
            underlying: error
        )
    }

    /// Whether the service may have seen a request that failed so.
    static func mayHaveBeenSent(_ error: any Error) -> Bool { classify(error).sent }

    /// The code, whether the request may have reached the service, and the cause in words.
    private static func classify(_ error: any Error) -> (Code, sent: Bool, String) {
        switch error {
        case is NIOConnectionError:
            (.transport, false, "no connection could be made. Check the address and the network.")
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            (.transport, false, "the connection was refused. Check the address, and that the service is up.")
        case let error as HTTPClientError where neverSent.contains(error):
            (.transport, false, "no connection could be made. Check the address and the network.")
        case let error as HTTPClientError where [.deadlineExceeded, .readTimeout, .writeTimeout].contains(error):
            (.timeout, true, "no whole reply came in time.")
        case let error as NIOTooManyBytesError:
            (.responseTooLarge, true, "the reply is larger than \(limit(of: error)). Ask for fewer rows.")
        default:
            (.transport, true, "the connection was lost before the whole reply came.")
        }
    }

    private static func limit(of error: NIOTooManyBytesError) -> String {
        error.maxBytes.map { "the \($0) bytes allowed" } ?? "allowed"
    }

    private static let neverSent: [HTTPClientError] = [
        .invalidURL, .emptyHost, .alreadyShutdown, .connectTimeout, .tlsHandshakeTimeout,
        .getConnectionFromPoolTimeout,
    ]
}
