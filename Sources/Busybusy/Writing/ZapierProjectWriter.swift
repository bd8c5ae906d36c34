import AsyncHTTPClient
import Foundation
public import Logging
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Writes projects by telling a Zap, which has the busybusy app do it: the one way that practitioners have proven.
///
/// The hook answers before the Zap runs, about five seconds earlier (seen in live traffic), so a receipt is always
/// ``WriteReceipt/accepted``. Whether a Zap is on, and what it does, cannot be seen from here. Each write is posted once:
/// when the reply is lost the error is `.unclear`, and only a scan can tell.
///
/// ```swift
/// let hook = try ZapierHook(address)
/// let writer = ZapierProjectWriter(hook: hook, connector: connector, logger: logger)
/// ```
public struct ZapierProjectWriter: ProjectWriter {
    /// The smallest radius of a job site that the Zapier app takes, in metres (seen in live traffic).
    private static let smallestRadius = 100.0

    private let hook: ZapierHook
    private let http: HTTPClient
    private let logger: Logger
    private let timeout: Duration
    private let clock: BusybusyClock
    private let onCall: @Sendable (BusybusyCall) -> Void

    /// Not: bring back, use groups by id, empty a field. The app showed no action for the first, and an empty input means
    /// no change in Zapier (assumption).
    public let abilities = WriterAbilities([.create, .update, .archive, .subProjects, .sends])

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - connector: the connections, which the caller shuts down.
    ///   - timeout: how long one call may take.
    ///   - onCall: is told of every HTTP exchange after it ended.
    public init(
        hook: ZapierHook,
        connector: BusybusyConnector,
        logger: Logger,
        timeout: Duration = .seconds(30),
        clock: BusybusyClock = .system,
        onCall: @escaping @Sendable (BusybusyCall) -> Void = { _ in }
    ) {
        self.hook = hook
        self.http = connector.http
        self.logger = logger
        self.timeout = timeout
        self.clock = clock
        self.onCall = onCall
    }

    /// Asks for a project; see ``ProjectWriter/create(_:)``.
    public func create(_ project: ProjectCreate) async throws -> WriteReceipt {
        try await post(.create(project))
    }

    /// Asks for a change; see ``ProjectWriter/update(id:_:)``.
    public func update(id: String, _ update: ProjectUpdate) async throws -> WriteReceipt {
        try await post(.update(id: id, update))
    }

    /// Asks for archiving; see ``ProjectWriter/archive(id:)``.
    public func archive(id: String) async throws -> WriteReceipt {
        try await post(.archive(id: id))
    }

    /// Not possible; throws code `.unsupported`.
    public func unarchive(id: String) async throws -> WriteReceipt {
        try await post(.unarchive(id: id))
    }

    private func post(_ write: ProjectWrite) async throws -> WriteReceipt {
        try write.check(abilities, writer: "the Zapier hook")
        if let radius = write.radius, radius < Self.smallestRadius {
            throw BusybusyError(
                .invalid,
                operation: write.operation,
                message: "\(write.subject): the radius of a job site is at least 100 metres in Zapier. Widen it."
            )
        }
        let operation = Operation(
            name: "zapier.\(write.operation)",
            subject: write.subject,
            isWrite: true,
            document: ""
        )
        try Task.checkCancellation()
        let reply = try await exchange(try body(write), operation)
        guard let error = ZapierReply.error(reply, operation) else { return .accepted }
        throw error
    }

    private func body(_ write: ProjectWrite) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(ZapierMessage(write: write))
    }

    private func exchange(_ body: Data, _ operation: Operation) async throws -> Reply {
        var request = HTTPClientRequest(url: hook.url.absoluteString)
        request.method = .POST
        request.headers = ["Content-Type": "application/json", "Accept": "application/json"]
        request.body = .bytes(ByteBuffer(data: body))
        let start = clock.now()
        var reply: Reply?
        defer { observe(operation, reply, bytesOut: body.count, since: start) }
        do {
            let response = try await http.execute(request, timeout: TimeAmount(timeout), logger: nil)
            let received = try await response.body.collect(upTo: 64 * 1024)
            let status = Int(response.status.code)
            let whole = Reply(
                status: status,
                retryAfter: Reply.retryAfter(response.headers),
                body: Data(buffer: received)
            )
            reply = whole
            return whole
        } catch {
            if Task.isCancelled { throw try BusybusyError.cancelled(operation) }
            // The failure below could name the address, so it is not passed on.
            throw BusybusyError.transport(error, operation: operation).withoutUnderlying
        }
    }

    private func observe(_ operation: Operation, _ reply: Reply?, bytesOut: Int, since start: Duration) {
        let status = reply.map { String($0.status) } ?? "none"
        logger.trace("busybusy hook answered", metadata: ["operation": "\(operation.name)", "status": "\(status)"])
        onCall(
            BusybusyCall(
                operation: operation.name,
                isWrite: true,
                status: reply?.status,
                bytesOut: bytesOut,
                bytesIn: reply?.body.count ?? 0,
                duration: clock.now() - start,
                attempt: 0
            )
        )
    }
}
