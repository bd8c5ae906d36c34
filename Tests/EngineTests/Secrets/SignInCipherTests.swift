import Foundation
import HighLevel
import Testing

@testable import Engine

struct SignInCipherTests {
    private let folder: TemporaryDirectory
    private let file: SecretKeyFile
    private let box: SecretBox

    init() throws {
        folder = try TemporaryDirectory()
        file = SecretKeyFile(path: folder.path("keys"))
        _ = try file.add()
        box = SecretBox(keys: .file(file))
    }

    private func vault(_ workspace: String = "main") -> FileTokenVault {
        FileTokenVault(path: folder.path("tokens"), key: SignInCipher(keys: .file(file), workspace: workspace))
    }

    private var plainVault: FileTokenVault { FileTokenVault(path: folder.path("tokens")) }

    private static let credential = Credential(
        accessToken: HighLevelToken("sesame-access"),
        refreshToken: SignInSecret("sesame-refresh"),
        issuedAt: Date(timeIntervalSince1970: 1_000),
        expiresAt: Date(timeIntervalSince1970: 2_000),
        kind: .location,
        locationID: "loc1"
    )

    private func text() throws -> String { try String(contentsOfFile: folder.path("tokens"), encoding: .utf8) }

    @Test func aPlainSignInIsTakenOverAndSealedByTheNextWrite() async throws {
        try await plainVault.save(Self.credential)
        #expect(try await StoredSignInSecret.standing(in: vault(), box: box)?.state == .plain)
        #expect(try await vault().load() == Self.credential)
        try await vault().save(Self.credential)
        #expect(try await StoredSignInSecret.standing(in: vault(), box: box)?.state == .current)
        let kept = try text()
        #expect(!kept.contains("sesame") && !kept.contains(Data("sesame".utf8).base64EncodedString()))
        #expect(try await vault().load() == Self.credential)
    }

    @Test func rotationSealsAPlainSignInAndOneOfAnOlderKey() async throws {
        try await plainVault.save(Self.credential)
        #expect(try await StoredSignInSecret.rotate(in: vault(), box: box))
        let running = vault()
        let new = try file.add()
        #expect(try await StoredSignInSecret.standing(in: vault(), box: box)?.state == .older)
        #expect(try await StoredSignInSecret.rotate(in: vault(), box: box))
        #expect(try await running.sealingKeyID() == new.id)
        try file.remove(Set(try file.read().keys.dropFirst().map(\.id)))
        #expect(try await running.load() == Self.credential, "a process that runs takes up the new key")
        #expect(try await StoredSignInSecret.rotate(in: vault(), box: box) == false)
    }

    /// A sealing anew never goes between a renewal's reading and its writing: it would bring back a used-up token.
    @Test func rotationWaitsForARenewal() async throws {
        try await plainVault.save(Self.credential)
        let impatient = FileTokenVault(
            path: folder.path("tokens"),
            key: SignInCipher(keys: .file(file), workspace: "main"),
            patience: .zero
        )
        try await vault().withExclusiveAccess {
            let error = await #expect(throws: VaultError.self) {
                try await StoredSignInSecret.rotate(in: impatient, box: box)
            }
            #expect(error?.code == .busy)
        }
        #expect(try await StoredSignInSecret.rotate(in: impatient, box: box))
    }

    @Test func aFileThatWasMovedToAnotherWorkspaceOpensNothing() async throws {
        try await vault("main").save(Self.credential)
        let error = await #expect(throws: VaultError.self) { try await vault("other").load() }
        #expect(error?.code == .damaged && error?.message.contains(folder.path("tokens")) == true)
        #expect(error.map { !"\($0)".contains("sesame") } == true)
    }

    @Test func whatTheClientsOwnKeySealedIsReadAndTakenOver() async throws {
        let own = try VaultKey(text: try file.read().first.text)
        try await FileTokenVault(path: folder.path("tokens"), key: own).save(Self.credential)
        #expect(try await vault().load() == Self.credential)
        #expect(try await StoredSignInSecret.rotate(in: vault(), box: box))
        #expect(try await vault().load() == Self.credential)
        #expect(try await vault().sealingKeyID() == box.keyIDs().first)
        let strange = try VaultKey(text: SecretKey().text)
        try await FileTokenVault(path: folder.path("tokens"), key: strange).save(Self.credential)
        let error = await #expect(throws: VaultError.self) { try await vault().load() }
        #expect(error?.code == .wrongKey)
    }
}
