import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct SignInListenerTests {
    private static func state() -> SignInState {
        var generator = SystemRandomNumberGenerator()
        return SignInState(using: &generator, at: SignInSamples.start)
    }

    private static func listen(_ state: SignInState) async throws -> SignInListener {
        try await SignInListener.listen(port: 0, path: "/callback", expecting: state, date: { SignInSamples.start })
    }

    private static func get(_ port: Int, _ target: String) async throws -> (status: UInt, body: String) {
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(target)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        return (response.status.code, String(buffer: try await response.body.collect(upTo: 10_000)))
    }

    @Test func onlyTheAnswerThatBelongsEndsTheWait() async throws {
        let state = Self.state()
        let listener = try await Self.listen(state)
        let foreign = try await Self.get(listener.port, "/callback?code=evil&state=\(Self.state().value)")
        #expect(foreign.status == 400 && !foreign.body.contains("evil"))
        #expect(try await Self.get(listener.port, "/favicon.ico").status == 404)
        #expect(try await Self.get(listener.port, "/callback").status == 400)
        let granted = try await Self.get(listener.port, "/callback?code=good&state=\(state.value)")
        #expect(granted.status == 200 && granted.body.contains("granted") && !granted.body.contains("good"))
        #expect(try await listener.callback().code == SignInSecret("good"))
        await listener.close()
    }

    @Test func aRefusalEndsTheWaitAsAFailure() async throws {
        let state = Self.state()
        let listener = try await Self.listen(state)
        let page = try await Self.get(
            listener.port,
            "/callback?error=access_denied&error_description=%3Cscript%3E&state=\(state.value)"
        )
        #expect(page.status == 400 && !page.body.contains("<script>"))
        let error = await failure(of: { _ = try await listener.callback() })
        #expect(error?.code == .unauthorized)
        await listener.close()
    }

    @Test func aTakenPortIsNamed() async throws {
        let first = try await Self.listen(Self.state())
        let port = first.port
        let error = await failure(of: {
            _ = try await SignInListener.listen(port: port, path: "/callback", expecting: Self.state())
        })
        #expect(error?.code == .configuration && error?.message.contains("\(port)") == true)
        await first.close()
    }

    @Test func aCancelledWaitEnds() async throws {
        let listener = try await Self.listen(Self.state())
        let waiting = Task { try await listener.callback() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await listener.close()
    }

    @Test func aRefusedAnswerIsToldWhileTheWaitGoesOn() async throws {
        let state = Self.state()
        let (refusals, tell) = AsyncStream.makeStream(of: HighLevelError.self)
        let listener = try await SignInListener.listen(
            port: 0,
            path: "/callback",
            expecting: state,
            date: { SignInSamples.start },
            onRefusal: { tell.yield($0) }
        )
        _ = try await Self.get(listener.port, "/favicon.ico")
        _ = try await Self.get(listener.port, "/callback?code=evil&state=\(Self.state().value)")
        _ = try await Self.get(listener.port, "/callback?code=good&state=\(state.value)")
        _ = try await listener.callback()
        await listener.close()
        tell.finish()
        let told = await refusals.reduce(into: []) { $0.append($1) }
        #expect(told.map(\.code) == [.invalid], "only what came to the path is told")
        #expect(
            told.first?.message.contains("does not belong") == true && told.first?.message.contains("evil") == false
        )
    }

    @Test func whoeverEndsWaitsForThePagesUnderWay() async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        // Nobody closes it: the wait ends when its patience does, and not before.
        let pages = SignInPagesUnderWay(patience: .milliseconds(50))
        pages.begin(channel)
        #expect(channel.isActive)
        await pages.end()
        #expect(!channel.isActive)
    }
}
