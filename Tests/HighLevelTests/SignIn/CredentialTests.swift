import Foundation
import Testing

@testable import HighLevel

@Suite struct CredentialTests {
    @Test func whatIsStoredComesBackWhole() throws {
        for credential in [
            SignInSamples.credential(), SignInSamples.credential(kind: .company, scopes: [], refreshToken: nil),
        ] {
            let data = try JSONEncoder().encode(credential)
            #expect(try JSONDecoder().decode(Credential.self, from: data) == credential)
        }
    }

    @Test func tokensAreNeverPrinted() {
        let credential = SignInSamples.credential()
        #expect(!printed(credential).contains(SignInSamples.marker))
        #expect(!printed([credential] as Any).contains(SignInSamples.marker))
        #expect(!printed(credential.refreshToken as Any).contains(SignInSamples.marker))
    }

    @Test func missingScopesAreNamedOnlyWhenTheGrantedAreKnown() {
        #expect(SignInSamples.credential().missing(["contacts.readonly"]).isEmpty)
        #expect(SignInSamples.credential().missing(["b", "a", "contacts.readonly"]) == ["a", "b"])
        #expect(SignInSamples.credential(scopes: []).missing(["a"]).isEmpty)
    }

    @Test func theAccountIsTheOneTheTokensActFor() {
        #expect(SignInSamples.credential().accountID == "loc1")
        #expect(SignInSamples.credential(kind: .company).accountID == "com1")
    }
}
