import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import HighLevel

/// Two processes of their own that share a vault's file.
@Suite(.timeLimit(.minutes(10))) struct OAuthProcessTests {
    /// What the process of a storm is told: where the service is, and where the vault.
    private static let addressName = "HIGHLEVEL_STORM_ADDRESS"
    private static let vaultName = "HIGHLEVEL_STORM_VAULT"

    private static func told(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    @Test func twoHundredCallersInTwoProcessesRefreshOnce() async throws {
        try await FakeSignIn.run { fake, client in
            let scratch = try ScratchFolder()
            let path = scratch.path("vault")
            try await FileTokenVault(path: path).save(SignInSamples.credential(lifetime: -1))
            let address = client.exchange.baseURL.absoluteString
            async let one = Self.storm(address, path)
            async let other = Self.storm(address, path)
            let statuses = try await [one, other]
            #expect(statuses == [0, 0])
            // Every request is counted, a replayed refresh as well.
            #expect(fake.seen.count == 1 && fake.counted.refreshes == 1)
            let stored = try await FileTokenVault(path: path).load()
            #expect(stored?.accessToken.value == "access-sesame-1")
        }
    }

    /// Half of a storm, run by the test below in a process of its own.
    private static func storm(_ address: String, _ path: String) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0])
        process.arguments = ["--testing-library", "swift-testing", "--filter", "aHundredCallersOfOneProcess"]
        let environment = ProcessInfo.processInfo.environment
        process.environment = environment.merging([addressName: address, vaultName: path]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
        }
        try process.run()
        for await status in ended { return status }
        throw CancellationError()
    }

    @Test(.enabled(if: told(addressName) != nil, "runs only as a part of the storm"))
    func aHundredCallersOfOneProcess() async throws {
        let client = try OAuthClient(
            app: SignInSamples.app(),
            baseURL: try #require(Self.told(Self.addressName).flatMap(URL.init(string:))),
            httpClient: .shared,
            logger: Logger(label: "test"),
            date: { SignInSamples.start }
        )
        let vault = FileTokenVault(path: try #require(Self.told(Self.vaultName)))
        let source = OAuthTokenSource(client: client, vault: vault, logger: Logger(label: "test"))
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await source.token(for: "any", scopes: []).value } }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(tokens == Array(repeating: "access-sesame-1", count: 100))
    }
}
