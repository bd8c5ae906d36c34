package import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// Both emulators without a socket: requests are handed in, replies handed out, in the caller's own time.
package struct SandboxInMemory: Sendable {
    /// One of the two emulators.
    package enum Side: String, Sendable, CaseIterable {
        case highLevel, busybusy
    }

    /// A whole reply.
    package struct Answer: Sendable {
        package let status: Int
        package let headers: [(name: String, value: String)]
        package let body: Data
    }

    let highLevel: HighLevelSandbox
    let busybusy: BusybusySandbox
    private let highLevelRoutes: RouterResponder<HighLevelContext>
    private let busybusyRoutes: RouterResponder<BasicRequestContext>
    /// Requests need one to belong to; nothing goes through it.
    private let channel = NIOAsyncTestingChannel()

    /// Two empty systems with HighLevel's published limits.
    ///
    /// - Parameters:
    ///   - searchLagMilliseconds: How long HighLevel's search takes to see a change.
    ///   - clock: The time of both systems.
    package init(seed: UInt64, searchLagMilliseconds: Int, clock: @escaping @Sendable () -> Date) throws {
        var configuration = SandboxConfiguration()
        configuration.contacts = 0
        configuration.members = 0
        configuration.seed = seed
        configuration.searchIndexLagMilliseconds = searchLagMilliseconds
        let sides = try SandboxSides(configuration, clock: clock)
        highLevel = sides.highLevel
        busybusy = sides.busybusy
        highLevelRoutes = highLevel.buildRouter().buildResponder()
        busybusyRoutes = busybusy.buildRouter().buildResponder()
    }

    package var locationID: String { highLevel.account.locationID }
    package var highLevelToken: String { highLevel.account.token }
    package var busybusyKey: String { busybusy.key }

    /// Answers a request.
    ///
    /// - Parameter path: With its query.
    package func answer(
        _ side: Side,
        _ method: String,
        _ path: String,
        headers: [(name: String, value: String)],
        body: Data
    ) async throws -> Answer {
        guard let method = HTTPRequest.Method(method) else { throw SandboxError(description: "no method: \(method)") }
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        fields[.contentLength] = String(body.count)
        let request = Request(
            head: .init(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: body))
        )
        switch side {
        case .highLevel: return try await answer(request, highLevelRoutes)
        case .busybusy: return try await answer(request, busybusyRoutes)
        }
    }

    private func answer<Context: RequestContext>(
        _ request: Request,
        _ routes: RouterResponder<Context>
    ) async throws -> Answer where Context.Source == ApplicationRequestContextSource {
        let source = ApplicationRequestContextSource(channel: channel, logger: Self.logger)
        let response = try await routes.respond(to: request, context: Context(source: source))
        let bytes = CollectedBytes()
        try await response.body.write(CollectingWriter(bytes: bytes))
        return Answer(
            status: response.status.code,
            headers: response.headers.map { ($0.name.canonicalName, $0.value) },
            body: bytes.all
        )
    }

    private static let logger = Logger(label: "sandbox", factory: { _ in SwiftLogNoOpLogHandler() })
}

/// The body of a reply as it comes.
private final class CollectedBytes: Sendable {
    private let bytes = Mutex(Data())
    var all: Data { bytes.withLock { $0 } }
    func append(_ buffer: ByteBuffer) { bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) } }
}

private struct CollectingWriter: ResponseBodyWriter {
    let bytes: CollectedBytes
    mutating func write(_ buffer: ByteBuffer) async throws { bytes.append(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
