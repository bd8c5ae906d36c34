import Foundation
import Synchronization
import Testing

@testable import HighLevel

/// What every vault must do, run on each.
@Suite(.timeLimit(.minutes(10))) struct TokenVaultTests {
    enum Kind: String, CaseIterable, Sendable { case memory, plainFile, sealedFile }

    static let key = Data(repeating: 7, count: 32).base64EncodedString()

    /// Two doors to the same vault, as two processes have; one and the same for a vault in memory.
    static func doors(_ kind: Kind, _ scratch: ScratchFolder) throws -> (any TokenVault, any TokenVault) {
        let memory = InMemoryTokenVault()
        func file(_ key: VaultKey?) -> FileTokenVault { FileTokenVault(path: scratch.path("vault"), key: key) }
        switch kind {
        case .memory: return (memory, memory)
        case .plainFile: return (file(nil), file(nil))
        case .sealedFile: return (file(try VaultKey(text: key)), file(try VaultKey(text: key)))
        }
    }

    @Test(arguments: Kind.allCases) func whatWasSavedLastIsLoaded(_ kind: Kind) async throws {
        let scratch = try ScratchFolder()
        let (one, other) = try Self.doors(kind, scratch)
        #expect(try await one.load() == nil)
        try await one.save(SignInSamples.credential(1))
        try await one.save(SignInSamples.credential(2))
        #expect(try await other.load() == SignInSamples.credential(2))
        try await other.clear()
        try await other.clear()
        #expect(try await one.load() == nil)
    }

    @Test(arguments: Kind.allCases) func onlyOneIsInside(_ kind: Kind) async throws {
        let scratch = try ScratchFolder()
        let (one, other) = try Self.doors(kind, scratch)
        let inside = Turnstile()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<20 {
                group.addTask {
                    try await (index.isMultiple(of: 2) ? one : other).withExclusiveAccess {
                        inside.enter()
                        for _ in 0..<5 { await Task.yield() }
                        inside.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.most == 1 && inside.total == 20)
    }

    @Test(arguments: Kind.allCases) func aBodyThatThrowsLetsGo(_ kind: Kind) async throws {
        struct Stop: Error {}
        let scratch = try ScratchFolder()
        let (one, other) = try Self.doors(kind, scratch)
        await #expect(throws: Stop.self) { try await one.withExclusiveAccess { throw Stop() } }
        #expect(try await other.withExclusiveAccess { 5 } == 5)
    }

    @Test(arguments: Kind.allCases) func aCancelledWaiterLeavesAndOthersGoOn(_ kind: Kind) async throws {
        let scratch = try ScratchFolder()
        let (one, other) = try Self.doors(kind, scratch)
        let (isIn, mayGo) = (Latch(), Latch())
        let holder = Task {
            try await one.withExclusiveAccess {
                isIn.open()
                await mayGo.wait()
            }
        }
        await isIn.wait()
        let waiter = Task { try await other.withExclusiveAccess { 1 } }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        mayGo.open()
        try await holder.value
        #expect(try await other.withExclusiveAccess { 2 } == 2)
    }

    @Test(arguments: Kind.allCases) func readingNeedsNoAccess(_ kind: Kind) async throws {
        let scratch = try ScratchFolder()
        let (one, other) = try Self.doors(kind, scratch)
        try await one.withExclusiveAccess {
            try await one.save(SignInSamples.credential(3))
            #expect(try await other.load() == SignInSamples.credential(3))
        }
    }
}

/// Counts who is inside.
private final class Turnstile: Sendable {
    private let counts = Mutex((now: 0, most: 0, total: 0))

    var most: Int { counts.withLock { $0.most } }
    var total: Int { counts.withLock { $0.total } }

    func enter() {
        counts.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
            $0.total += 1
        }
    }

    func leave() { counts.withLock { $0.now -= 1 } }
}
