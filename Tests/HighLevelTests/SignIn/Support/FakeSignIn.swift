import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

@testable import HighLevel

/// The endpoints of signing in as far as they are known: refresh tokens that work once, and again for 30 seconds.
///
/// Its time is that of the test, so that a window can pass without anybody waiting.
final class FakeSignIn: Sendable {
    struct State {
        var refreshes = 0
        var exchanges = 0
        var reconnects = 0
        var locationTokens = 0
        /// The refresh token that works.
        var refreshToken = "refresh-sesame-0"
        /// The one before, the moment it was used, and what it gave.
        var previous: (token: String, at: Date, reply: String)?
        /// The access token that opens contacts.
        var accessToken = "access-sesame-0"
        var scope = "contacts.readonly oauth.write"
        var lifetime = 86_399
        /// Replies that come before any thought; `nil` does the work and loses the reply.
        var faults: [(status: Int, body: String)?] = []
        /// Whether a reconnect is granted.
        var grantsReconnect = true
        var seen: [String] = []
    }

    let state = Mutex(State())
    let time = ManualTime()

    var date: @Sendable () -> Date {
        { [time] in SignInSamples.start.addingTimeInterval(time.now.inSeconds) }
    }

    /// What was counted so far.
    var counted: (refreshes: Int, exchanges: Int, reconnects: Int, locationTokens: Int) {
        state.withLock { ($0.refreshes, $0.exchanges, $0.reconnects, $0.locationTokens) }
    }

    /// Paths and bodies in the order in which they came.
    var seen: [String] { state.withLock(\.seen) }

    /// Runs the body with the service and a client of it.
    static func run(
        allowsReconnect: Bool = false,
        dialect: HighLevelDialect = .v2,
        _ body: @escaping @Sendable (FakeSignIn, OAuthClient) async throws -> Void
    ) async throws {
        let fake = FakeSignIn()
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let responder = CallbackResponder<BasicRequestContext> { request, _ in try await fake.answer(request) }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            logger: logger
        )
        let quiet = logger
        try await application.test(.live) { test in
            let http = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: HighLevelClient.httpConfiguration
            )
            let client = try OAuthClient(
                app: SignInSamples.app(allowsReconnect: allowsReconnect),
                baseURL: URL(string: "http://127.0.0.1:\(test.port!)")!,
                dialect: dialect,
                httpClient: http,
                logger: quiet,
                timeout: .seconds(20),
                clock: fake.time.clock,
                date: fake.date
            )
            do {
                try await body(fake, client)
            } catch {
                try await http.shutdown()
                throw error
            }
            try await http.shutdown()
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        let body = String(buffer: try await request.body.collect(upTo: 100_000))
        let bearer = request.headers[.authorization]?.replacing("Bearer ", with: "")
        let now = date()
        let (reply, isLost) = state.withLock { state -> ((status: Int, body: String), Bool) in
            state.seen.append("\(request.uri.path) \(body)")
            var isLost = false
            if !state.faults.isEmpty {
                if let fault = state.faults.removeFirst() { return (fault, false) }
                isLost = true
            }
            return (state.answer(request.uri.path, Self.form(body), bearer: bearer, now: now), isLost)
        }
        return try Self.response(reply, isLost: isLost)
    }

    private static func response(_ reply: (status: Int, body: String), isLost: Bool) throws -> Response {
        let buffer = ByteBuffer(string: reply.body)
        guard isLost else {
            return Response(status: .init(code: reply.status), body: ResponseBody(byteBuffer: buffer))
        }
        let cut = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "{"))
            throw CancellationError()
        }
        return Response(status: .init(code: reply.status), headers: [.contentLength: "100000"], body: cut)
    }

    private static func form(_ body: String) -> [String: String] {
        let items = URLComponents(string: "?" + body)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }
}

extension FakeSignIn.State {
    fileprivate mutating func answer(
        _ path: String,
        _ form: [String: String],
        bearer: String?,
        now: Date
    ) -> (status: Int, body: String) {
        switch path {
        case "/oauth/token" where form["grant_type"] == "refresh_token": return refresh(form, now)
        case "/oauth/token":
            exchanges += 1
            return (200, rotated())
        case "/oauth/reconnect":
            reconnects += 1
            return grantsReconnect
                ? (200, #"{"authorizationCode":"code-sesame","expiresAt":"2026-12-01T00:00:00Z"}"#)
                : (400, #"{"message":"App is not installed"}"#)
        case "/oauth/locationToken":
            guard bearer == accessToken else { return (401, #"{"statusCode":401,"message":"Invalid JWT"}"#) }
            locationTokens += 1
            return (
                200, #"{"access_token":"loc-sesame-\#(locationTokens)","expires_in":3600,"userId":"u","scope":"x.y"}"#
            )
        default:
            return bearer == accessToken
                ? (200, #"{"contact":{"id":"c1"}}"#) : (401, #"{"statusCode":401,"message":"Invalid JWT"}"#)
        }
    }

    private mutating func refresh(_ form: [String: String], _ now: Date) -> (status: Int, body: String) {
        if let previous, previous.token == form["refresh_token"], now.timeIntervalSince(previous.at) <= 30 {
            return (200, previous.reply)
        }
        guard form["refresh_token"] == refreshToken else {
            return (400, #"{"statusCode":400,"message":"Invalid grant: refresh token is invalid"}"#)
        }
        refreshes += 1
        let used = refreshToken
        let reply = rotated(kind: form["user_type"])
        previous = (used, now, reply)
        return (200, reply)
    }

    private mutating func rotated(kind: String? = nil) -> String {
        let number = refreshes + exchanges
        refreshToken = "refresh-sesame-\(number)"
        accessToken = "access-sesame-\(number)"
        return """
            {"access_token":"\(accessToken)","token_type":"Bearer","expires_in":\(lifetime),\
            "refresh_token":"\(refreshToken)","scope":"\(scope)","userType":"\(kind ?? "Location")","locationId":"loc1",\
            "companyId":"com1","userId":"user1"}
            """
    }
}
