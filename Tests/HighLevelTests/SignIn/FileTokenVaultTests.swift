import Foundation
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct FileTokenVaultTests {
    private static let otherKey = String(repeating: "ab", count: 32)

    private func code(of body: () async throws -> Void) async -> VaultError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? VaultError)?.code
        }
    }

    @Test func theFileIsItsOwnersAloneAndNothingElseIsLeft() async throws {
        let scratch = try ScratchFolder()
        let vault = FileTokenVault(path: scratch.path("vault"))
        for number in 0..<3 {
            try await vault.withExclusiveAccess { try await vault.save(SignInSamples.credential(number)) }
        }
        #expect(scratch.names == ["vault", "vault.lock"])
        for name in scratch.names {
            let rights = try FileManager.default.attributesOfItem(atPath: scratch.path(name))[.posixPermissions]
            #expect(rights as? Int == 0o600)
        }
    }

    @Test func aSealedFileTellsNothing() async throws {
        let scratch = try ScratchFolder()
        let key = try VaultKey(text: TokenVaultTests.key)
        let vault = FileTokenVault(path: scratch.path("vault"), key: key)
        try await vault.save(SignInSamples.credential())
        let bytes = try Data(contentsOf: URL(filePath: scratch.path("vault")))
        let document = try JSONDecoder().decode(VaultDocument.self, from: bytes)
        for text in [SignInSamples.marker, "loc1", "contacts.readonly"] {
            #expect(bytes.firstRange(of: Data(text.utf8)) == nil)
            #expect(document.payload.firstRange(of: Data(text.utf8)) == nil)
        }
        #expect(!printed(key).contains(TokenVaultTests.key))
        #expect(!printed(vault).contains(TokenVaultTests.key))
    }

    @Test func theSameSignInIsNeverSealedTheSameWay() async throws {
        let key = try VaultKey(text: TokenVaultTests.key)
        let credential = SignInSamples.credential()
        let sealed = try (0..<2).map { _ in try VaultDocument.bytes(of: credential, key: key) }
        #expect(sealed[0] != sealed[1])
    }

    @Test(arguments: [true, false]) func everyChangedByteIsFound(_ isSealed: Bool) async throws {
        let key = isSealed ? try VaultKey(text: TokenVaultTests.key) : nil
        let credential = SignInSamples.credential()
        let bytes = try VaultDocument.bytes(of: credential, key: key)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            let read = try? VaultDocument.credential(in: changed, key: key, place: "f")
            #expect(read == nil || read == credential, "byte \(index)")
        }
        for length in 0..<bytes.count {
            #expect(throws: VaultError.self) {
                try VaultDocument.credential(in: bytes.prefix(length), key: key, place: "f")
            }
        }
    }

    @Test func damageIsNamedAndLeavesTheFileAlone() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("vault")
        let vault = FileTokenVault(path: path)
        for text in ["", "{}", "[1]", "not json", #"{"version":1}"#, #"{"version":1,"payload":"AAAA"}"#] {
            try ScratchFolder.write(text, to: path)
            #expect(await code { _ = try await vault.load() } == .damaged, "\(text)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    /// A file as the first version wrote it: what people have stored must stay readable.
    private static let recorded = #"""
        {"digest":"EG1AEAgGr885eVmDoZZnRnSBFRePl1S2mnbI1schgjM=","payload":"eyJhY2Nlc3NUb2tlbiI6ImFjY2Vz\#
        cy1zZXNhbWUtdjEiLCJhcHByb3ZlZExvY2F0aW9ucyI6WyJsb2MxIl0sImNvbXBhbnlJRCI6ImNvbTEiLCJleHBpcmVzQXQi\#
        OjE3OTAwMDM2MDAsImluc3RhbGxzVG9GdXR1cmVMb2NhdGlvbnMiOmZhbHNlLCJpc0J1bGtJbnN0YWxsYXRpb24iOnRydWUs\#
        Imlzc3VlZEF0IjoxNzkwMDAwMDAwLCJraW5kIjoiTG9jYXRpb24iLCJsb2NhdGlvbklEIjoibG9jMSIsInJlZnJlc2hUb2tl\#
        biI6InJlZnJlc2gtc2VzYW1lLXYxIiwic2NvcGVzIjpbImNvbnRhY3RzLnJlYWRvbmx5Il0sInVzZXJJRCI6InVzZXIxIn0=\#
        ","version":1}
        """#

    @Test func aFileOfTheFirstVersionStaysReadable() async throws {
        let scratch = try ScratchFolder()
        try ScratchFolder.write(Self.recorded, to: scratch.path("vault"))
        let credential = try #require(try await FileTokenVault(path: scratch.path("vault")).load())
        #expect(credential.accessToken.value == "access-sesame-v1" && credential.locationID == "loc1")
        #expect(credential.refreshToken?.value == "refresh-sesame-v1" && credential.scopes == ["contacts.readonly"])
        #expect(credential.expiresAt == SignInSamples.start.addingTimeInterval(3600) && credential.isBulkInstallation)
    }

    @Test func aLaterVersionIsNotGuessedAt() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("vault")
        let text = #"{"version":2,"payload":"AAAA","more":1}"#
        try ScratchFolder.write(text, to: path)
        #expect(await code { _ = try await FileTokenVault(path: path).load() } == .tooNew)
    }

    @Test func theKeyMustBeTheOneThatSealed() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("vault")
        let key = try VaultKey(text: TokenVaultTests.key)
        try await FileTokenVault(path: path, key: key).save(SignInSamples.credential())
        #expect(await code { _ = try await FileTokenVault(path: path).load() } == .keyMissing)
        let other = try VaultKey(text: Self.otherKey)
        #expect(await code { _ = try await FileTokenVault(path: path, key: other).load() } == .wrongKey)
        #expect(try await FileTokenVault(path: path, key: key).load() == SignInSamples.credential())
    }

    @Test func aPlainFileIsSealedByTheNextSave() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("vault")
        #expect(try await FileTokenVault(path: path).isSealed() == nil)
        try await FileTokenVault(path: path).save(SignInSamples.credential(1))
        let sealed = FileTokenVault(path: path, key: try VaultKey(text: TokenVaultTests.key))
        let credential = try #require(try await sealed.load())
        #expect(try await sealed.isSealed() == false)
        try await sealed.save(credential)
        #expect(try await FileTokenVault(path: path).isSealed() == true)
        #expect(await code { _ = try await FileTokenVault(path: path).load() } == .keyMissing)
    }

    @Test(arguments: ["", "abc", String(repeating: "a", count: 63), Data(count: 31).base64EncodedString()])
    func whatIsNoKeyIsRefused(_ text: String) {
        let error = #expect(throws: VaultError.self) { try VaultKey(text: text) }
        #expect(error?.code == .unusableKey)
    }

    @Test func aKeyMayBeHexadecimalOrBase64() throws {
        let bytes = Data((0..<32).map { UInt8($0 * 7) })
        let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let one = try VaultKey(text: hexadecimal + "\n")
        let same = try VaultKey(text: bytes.base64EncodedString())
        let other = try VaultKey(text: TokenVaultTests.key)
        #expect(one.fingerprint == same.fingerprint && one.fingerprint != other.fingerprint)
    }

    @Test(arguments: [0o644, 0o640, 0o602]) func aFileOpenToOthersIsNotRead(_ rights: Int) async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("vault")
        let vault = FileTokenVault(path: path)
        try await vault.save(SignInSamples.credential())
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
        #expect(await code { _ = try await vault.load() } == .openToOthers)
    }

    @Test func aLinkIsNotFollowed() async throws {
        let scratch = try ScratchFolder()
        try await FileTokenVault(path: scratch.path("real")).save(SignInSamples.credential())
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path("vault"),
            withDestinationPath: scratch.path("real")
        )
        #expect(await code { _ = try await FileTokenVault(path: scratch.path("vault")).load() } == .unusable)
    }

    @Test func aFolderThatIsNotThereIsNamed() async throws {
        let scratch = try ScratchFolder()
        let vault = FileTokenVault(path: scratch.path("nowhere/vault"))
        #expect(try await vault.load() == nil)
        let saving = await code { try await vault.save(SignInSamples.credential()) }
        let locking = await code { try await vault.withExclusiveAccess {} }
        #expect(saving == .unusable && locking == .unusable)
    }

    @Test func whoWaitsTooLongIsTold() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path("vault")
        let time = ManualTime()
        let patient = FileTokenVault(path: path, patience: .seconds(3), clock: time.clock)
        try await FileTokenVault(path: path).withExclusiveAccess {
            #expect(await code { try await patient.withExclusiveAccess {} } == .busy)
        }
        #expect(time.now >= .seconds(3) && time.now < .seconds(4))
        #expect(time.sleeps.allSatisfy { $0 <= FileLock.longestWait })
    }
}
