import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix

extension BusybusyError {
    /// The error for a call that got no whole reply.
    static func transport(_ error: any Error, operation: Operation) -> BusybusyError {
        let (code, sent, cause) = classify(error)
        return BusybusyError(
            code,
            effect: sent ? operation.effectWhenUnclear : .none,
            operation: operation.name,
            message: "\(operation.subject): \(cause)"
                + (sent && operation.isWrite ? " It may have been done: look before trying again." : ""),
            underlying: error
        )
    }

    /// The error for a 200 whose body is not what it should be.
    static func undecodable(_ error: any Error, operation: Operation) -> BusybusyError {
        BusybusyError(
            .undecodable,
            effect: operation.effectWhenUnclear,
            operation: operation.name,
            message: "\(operation.subject): busybusy answered with an unexpected body at \(place(of: error)). "
                + "Check that the address is busybusy's GraphQL endpoint.",
            status: 200,
            underlying: error
        )
    }

    /// The error for a write whose task was cancelled under way; for a read that is a plain `CancellationError`.
    static func cancelled(_ operation: Operation) throws -> BusybusyError {
        guard operation.isWrite else { throw CancellationError() }
        return BusybusyError(
            .cancelled,
            effect: .unclear,
            operation: operation.name,
            message:
                "\(operation.subject): cancelled before the reply came. It may have been done: look before trying again."
        )
    }

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
        case is NIOTooManyBytesError:
            (.responseTooLarge, true, "the reply is larger than allowed. Ask for fewer rows.")
        default:
            (.transport, true, "the connection was lost before the whole reply came.")
        }
    }

    private static let neverSent: [HTTPClientError] = [
        .invalidURL, .emptyHost, .alreadyShutdown, .connectTimeout, .tlsHandshakeTimeout,
        .getConnectionFromPoolTimeout,
    ]

    /// Where in a body decoding stopped, and why, without any of its values.
    private static func place(of error: any Error) -> String {
        func path(_ context: DecodingError.Context) -> String {
            let keys = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            return keys.isEmpty ? "its top" : keys.joined(separator: ".")
        }
        return switch error {
        case DecodingError.keyNotFound(let key, let context): "\(path(context)): \(key.stringValue) is missing"
        case DecodingError.typeMismatch(let type, let context): "\(path(context)): no \(type)"
        case DecodingError.valueNotFound(_, let context): "\(path(context)): null"
        case DecodingError.dataCorrupted(let context): "\(path(context)): \(context.debugDescription)"
        default: "its top"
        }
    }
}
