import Foundation
import Logging
import Synchronization
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct OAuthTokenSourceTests {
    private static func source(
        _ client: OAuthClient,
        _ vault: any TokenVault,
        _ fake: FakeSignIn
    ) -> OAuthTokenSource {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return OAuthTokenSource(client: client, vault: vault, logger: logger, clock: fake.time.clock, jitter: { 0 })
    }

    private static func expect(
        _ source: some TokenSource,
        serves token: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let served = try await source.token(for: "any", scopes: [])
        #expect(served.value == token, sourceLocation: sourceLocation)
    }

    @Test func aStormOverTwoSourcesThatShareAVaultRefreshesOnce() async throws {
        try await FakeSignIn.run { fake, client in
            let scratch = try ScratchFolder()
            let path = scratch.path("vault")
            try await FileTokenVault(path: path).save(SignInSamples.credential(lifetime: -1))
            let sources = [0, 1].map { _ in Self.source(client, FileTokenVault(path: path), fake) }
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<200 {
                    group.addTask {
                        try await sources[index % 2].token(for: "any", scopes: ["contacts.readonly"]).value
                    }
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(tokens.count == 200 && Set(tokens) == ["access-sesame-1"])
            #expect(fake.counted.refreshes == 1 && fake.seen.count == 1)
            #expect(try await FileTokenVault(path: path).load()?.refreshToken?.value == "refresh-sesame-1")
        }
    }

    @Test func aStormOfRefusalsRefreshesOnce() async throws {
        try await FakeSignIn.run { fake, client in
            let scratch = try ScratchFolder()
            let path = scratch.path("vault")
            // Valid by its date, refused by the service, which knows a later one.
            try await FileTokenVault(path: path).save(SignInSamples.credential(9))
            let sources = [0, 1].map { _ in Self.source(client, FileTokenVault(path: path), fake) }
            let http = client.exchange.http
            let clients = try sources.map { source in
                let settings = try HighLevelConfiguration(
                    baseURL: client.exchange.baseURL,
                    tokens: source,
                    locationID: "loc1"
                )
                return HighLevelClient(configuration: settings, httpClient: http, logger: Logger(label: "test"))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<50 { group.addTask { _ = try await clients[index % 2].contact("c1") } }
                try await group.waitForAll()
            }
            #expect(fake.counted.refreshes == 1)
        }
    }

    @Test func theNewTokensAreStoredBeforeTheyAreUsed() async throws {
        try await FakeSignIn.run { fake, client in
            let vault = FailingVault(SignInSamples.credential(lifetime: -1), failures: 100)
            let source = Self.source(client, vault, fake)
            let error = await failure(of: { _ = try await source.token(for: "any", scopes: []) })
            #expect(error?.code == .configuration && fake.counted.refreshes == 1)
            // Later the disk is back. The tokens at hand are stored, long after the old ones stopped working.
            vault.failures.withLock { $0 = 0 }
            fake.time.advance(.seconds(100))
            try await Self.expect(source, serves: "access-sesame-1")
            #expect(fake.counted.refreshes == 1)
            #expect(vault.memory.load()?.accessToken.value == "access-sesame-1")
        }
    }

    @Test func aCrashBeforeStoringLosesNothingForThirtySeconds() async throws {
        try await FakeSignIn.run { fake, client in
            let stored = SignInSamples.credential(lifetime: -1)
            // One process renews and ends before it stores.
            _ = try await client.refreshed(stored)
            fake.time.advance(.seconds(20))
            // The next one finds the old tokens.
            let vault = InMemoryTokenVault(stored)
            let source = Self.source(client, vault, fake)
            try await Self.expect(source, serves: "access-sesame-1")
            #expect(fake.counted.refreshes == 1 && vault.load()?.refreshToken?.value == "refresh-sesame-1")
        }
    }

    @Test func aLostReplyIsAskedForAgain() async throws {
        try await FakeSignIn.run { fake, client in
            fake.state.withLock { $0.faults = [nil, (503, ""), nil] }
            let vault = InMemoryTokenVault(SignInSamples.credential(lifetime: -1))
            let source = Self.source(client, vault, fake)
            try await Self.expect(source, serves: "access-sesame-1")
            #expect(fake.counted.refreshes == 1 && fake.seen.count == 4)
            #expect(fake.time.sleeps == [.milliseconds(250), .milliseconds(500), .seconds(1)])
        }
    }

    @Test func afterTheWindowTheAppReconnects() async throws {
        try await FakeSignIn.run(allowsReconnect: true) { fake, client in
            let stored = SignInSamples.credential(lifetime: -1)
            _ = try await client.refreshed(stored)
            fake.time.advance(.seconds(31))
            let source = Self.source(client, InMemoryTokenVault(stored), fake)
            try await Self.expect(source, serves: "access-sesame-2")
            #expect(fake.counted.reconnects == 1 && fake.counted.exchanges == 1)
        }
    }

    @Test func withoutReconnectAPersonIsAskedForOnce() async throws {
        for allowsReconnect in [false, true] {
            try await FakeSignIn.run(allowsReconnect: allowsReconnect) { fake, client in
                fake.state.withLock { $0.grantsReconnect = false }
                let vault = InMemoryTokenVault(SignInSamples.credential(lifetime: -1, refreshToken: "stale-sesame"))
                let source = Self.source(client, vault, fake)
                for _ in 0..<3 {
                    let error = await failure(of: { _ = try await source.token(for: "any", scopes: []) })
                    #expect(error?.unauthorized == .signInNeeded)
                    #expect(error?.message.hasSuffix("Sign in again.") == true)
                    #expect(error.map { !printed($0).contains(SignInSamples.marker) } == true)
                    fake.time.advance(.seconds(60))
                }
                #expect(fake.seen.count == (allowsReconnect ? 2 : 1))
                // Somebody signs in through another process; this one goes on by itself.
                vault.save(SignInSamples.credential(8, issued: 180))
                try await Self.expect(source, serves: "access-sesame-8")
            }
        }
    }

    @Test func aTokenIsRenewedAheadOfItsEndAndNobodyWaits() async throws {
        try await FakeSignIn.run { fake, client in
            let vault = InMemoryTokenVault(SignInSamples.credential(lifetime: 3600))
            let source = Self.source(client, vault, fake)
            try await Self.expect(source, serves: "access-sesame-0")
            fake.time.advance(.seconds(2999))
            try await Self.expect(source, serves: "access-sesame-0")
            #expect(fake.seen.isEmpty)
            fake.time.advance(.seconds(1))
            try await Self.expect(source, serves: "access-sesame-0")
            while vault.load()?.accessToken.value != "access-sesame-1" { await Task.yield() }
            #expect(fake.counted.refreshes == 1)
        }
    }

    @Test func aCancelledCallerDoesNotDropTheRenewal() async throws {
        try await FakeSignIn.run { fake, client in
            let vault = InMemoryTokenVault(SignInSamples.credential(lifetime: -1))
            let source = Self.source(client, vault, fake)
            let mayGo = Latch()
            // Hold the exclusive access, so that the renewal is surely under way when its caller is cancelled.
            let isHeld = Latch()
            let holder = Task {
                try await vault.withExclusiveAccess {
                    isHeld.open()
                    await mayGo.wait()
                }
            }
            await isHeld.wait()
            let caller = Task { try await source.token(for: "any", scopes: []) }
            let other = Task { try await source.token(for: "any", scopes: []) }
            caller.cancel()
            await #expect(throws: CancellationError.self) { try await caller.value }
            mayGo.open()
            try await holder.value
            #expect(try await other.value.value == "access-sesame-1")
            #expect(fake.counted.refreshes == 1)
        }
    }

    @Test func aScopeThatWasNotGrantedStopsTheCall() async throws {
        try await FakeSignIn.run { fake, client in
            let vault = InMemoryTokenVault(SignInSamples.credential())
            let source = Self.source(client, vault, fake)
            let error = await failure(of: {
                _ = try await source.token(for: "createContact", scopes: ["contacts.write"])
            })
            #expect(error?.unauthorized == .scopeMissing && fake.seen.isEmpty)
            #expect(error?.message.contains("contacts.write") == true)
            // After a new sign-in elsewhere the same source allows it.
            vault.save(SignInSamples.credential(5, scopes: ["contacts.write"]))
            let token = try await source.token(for: "createContact", scopes: ["contacts.write"])
            #expect(token.value == "access-sesame-5")
        }
    }

    @Test func aSignInIsStoredAndUsed() async throws {
        try await FakeSignIn.run { fake, client in
            let vault = InMemoryTokenVault()
            let source = Self.source(client, vault, fake)
            let nobody = await failure(of: { _ = try await source.token(for: "any", scopes: []) })
            #expect(nobody?.unauthorized == .signInNeeded)
            let credential = try await source.signIn(code: SignInSecret("code"))
            #expect(vault.load() == credential)
            #expect(try await source.token(for: "any", scopes: []) == credential.accessToken)
            #expect(fake.counted.exchanges == 1 && fake.counted.refreshes == 0)
        }
    }

    @Test func aDamagedVaultStopsTheCallAndSaysSo() async throws {
        try await FakeSignIn.run { fake, client in
            let scratch = try ScratchFolder()
            let path = scratch.path("vault")
            try ScratchFolder.write("x", to: path)
            let source = Self.source(client, FileTokenVault(path: path), fake)
            let error = await failure(of: { _ = try await source.token(for: "any", scopes: []) })
            #expect(error?.code == .configuration && error?.message.contains(path) == true && fake.seen.isEmpty)
            #expect((error?.underlying as? VaultError)?.code == .damaged)
        }
    }

    @Test func noTokenIsPrinted() async throws {
        try await FakeSignIn.run { fake, client in
            let source = Self.source(client, InMemoryTokenVault(SignInSamples.credential()), fake)
            _ = try await source.token(for: "any", scopes: [])
            let location = LocationTokenSource(company: source, locationID: "l", logger: Logger(label: "test"))
            for text in [printed(source), printed(location), printed(client)] {
                #expect(!text.contains(SignInSamples.marker) && text.utf8.count < 1000)
            }
        }
    }

    @Test func aLocationsTokenIsFetchedWithTheAgencysAndRenewed() async throws {
        try await FakeSignIn.run { fake, client in
            let agency = SignInSamples.credential(7, lifetime: 36_000, kind: .company, scopes: ["oauth.write"])
            let company = Self.source(client, InMemoryTokenVault(agency), fake)
            let source = LocationTokenSource(
                company: company,
                locationID: "loc2",
                logger: Logger(label: "test"),
                clock: fake.time.clock,
                jitter: { 0 }
            )
            // The service refuses the agency's token as expired, so that is renewed on the way.
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 { group.addTask { try await source.token(for: "any", scopes: ["x.y"]).value } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(tokens == ["loc-sesame-1"])
            #expect(fake.counted.refreshes == 1 && fake.counted.locationTokens == 1)
            #expect(try await source.credential().locationID == "loc2")
            #expect(try await source.replacement(for: HighLevelToken("loc-sesame-1"))?.value == "loc-sesame-2")
            fake.time.advance(.seconds(3700))
            try await Self.expect(source, serves: "loc-sesame-3")
        }
    }

    @Test func aLocationsSignInGivesNoOtherLocationsToken() async throws {
        try await FakeSignIn.run { fake, client in
            let company = Self.source(client, InMemoryTokenVault(SignInSamples.credential()), fake)
            let source = LocationTokenSource(company: company, locationID: "loc2", logger: Logger(label: "test"))
            let error = await failure(of: { _ = try await source.token(for: "any", scopes: []) })
            #expect(error?.unauthorized == .signInNeeded && fake.seen.isEmpty)
        }
    }
}

/// A vault whose disk is full for a number of saves.
private final class FailingVault: TokenVault {
    let memory: InMemoryTokenVault
    let failures: Mutex<Int>

    init(_ credential: Credential, failures: Int) {
        memory = InMemoryTokenVault(credential)
        self.failures = Mutex(failures)
    }

    func load() -> Credential? { memory.load() }
    func clear() { memory.clear() }
    func save(_ credential: Credential) throws {
        let isFull = failures.withLock { count in
            count -= 1
            return count >= 0
        }
        if isFull { throw VaultError(.unusable, "the disk is full") }
        memory.save(credential)
    }
    func withExclusiveAccess<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await memory.withExclusiveAccess(body)
    }
}
