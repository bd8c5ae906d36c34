import Crypto
import Foundation
import Storage

/// Codes of authenticator apps, and the recovery codes for when the app is gone.
extension FrontDoor {
    /// How many recovery codes a person gets.
    public static let recoveryCodes = 10

    /// A secret for an authenticator app. Nothing is kept yet: ``switchOn(_:code:for:from:)`` takes it with a first code.
    ///
    /// - Throws: ``AccessError`` where no key is set with which it could be sealed.
    public func newTimeCode() throws(AccessError) -> TimeCode {
        guard sealing != nil else { throw Self.noKey }
        return TimeCode(secret: environment.randomBytes(TimeCode.secretLength))
    }

    /// Asks for codes from now on.
    ///
    /// - Returns: Recovery codes, to be shown once.
    /// - Throws: ``AccessError`` for a code that is not the app's: then nothing changes, and nobody is locked out.
    public func switchOn(
        _ timeCode: TimeCode,
        code: String,
        for person: SignedIn,
        from visitor: Visitor
    ) async throws -> [String] {
        guard let sealing else { throw Self.noKey }
        guard let counter = timeCode.counter(matching: code, at: environment.now(), after: nil) else {
            throw AccessError.wrongCode
        }
        let name = Self.secretName(person.personID)
        let sealed = SecretRow(
            name: name,
            sealed: try sealing.seal(timeCode.plain, name),
            sealedAt: environment.moment
        )
        let codes = (0..<Self.recoveryCodes).map { _ in Self.recoveryCode(environment.randomBytes(10)) }
        try await change(person, "second factor switched on", visitor) { row, tx in
            row.hasCode = true
            row.lastCode = counter
            row.recovery = codes.map(Self.digest)
            try tx.save(sealed, workspace: Self.home)
        }
        return codes
    }

    /// Asks for codes no more.
    ///
    /// - Throws: ``AccessError`` when the password is not the person's: somebody else may sit at the screen.
    public func switchOff(for person: SignedIn, password: String, from visitor: Visitor) async throws {
        try await prove(person, password)
        let name = Self.secretName(person.personID)
        try await change(person, "second factor switched off", visitor) { row, tx in
            row.hasCode = false
            row.lastCode = nil
            row.recovery = []
            try tx.removeSecret(name, workspace: Self.home)
        }
    }

    /// The person whose code it is, the code being used up; nil for a wrong one.
    func spend(_ code: String, of email: String, _ tx: StoreTransaction) throws -> PersonRow? {
        guard var person = try tx.person(email: email, home: Self.home), person.hasCode, let sealing else { return nil }
        let name = Self.secretName(person.id)
        let secret = try tx.secret(name, workspace: Self.home)
        let timeCode = try secret.flatMap { TimeCode(plain: try sealing.open($0.sealed, name)) }
        let digest = Self.digest(code)
        if let counter = timeCode?.counter(matching: code, at: environment.now(), after: person.lastCode) {
            person.lastCode = counter
        } else if person.recovery.contains(where: { ConstantTime.equal($0, digest) }) {
            person.recovery.removeAll { $0 == digest }
        } else {
            return nil
        }
        try tx.save(person, home: Self.home)
        return person
    }

    private static let noKey = AccessError(
        .impossible,
        "A second factor needs a key that seals its secret. Make one with `tenon secrets new-key` and name it in "
            + "TENON_SECRETS_KEY_FILE."
    )

    /// The name under which a person's secret is sealed.
    static func secretName(_ personID: Int64) -> String { "second-factor.\(personID)" }

    /// Sixteen letters and digits in groups of four: 80 bits, of which a digest without salt says nothing.
    private static func recoveryCode(_ bytes: Data) -> String {
        let text = TimeCode(secret: bytes).text.lowercased()
        return stride(from: 0, to: text.count, by: 4).map { start in String(text.dropFirst(start).prefix(4)) }
            .joined(separator: "-")
    }

    private static func digest(_ code: String) -> Data {
        let plain = code.lowercased().filter { $0.isLetter || $0.isNumber }
        return Data(SHA256.hash(data: Data(plain.utf8)))
    }
}
