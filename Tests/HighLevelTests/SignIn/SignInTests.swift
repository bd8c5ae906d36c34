import Foundation
import Testing

@testable import HighLevel

@Suite struct SignInTests {
    private static func state(_ byte: UInt64 = 7) -> SignInState {
        var generator = FixedGenerator(value: byte)
        return SignInState(using: &generator, at: SignInSamples.start)
    }

    @Test(arguments: [
        (OAuthApp.SignInPage.highLevel, "https://marketplace.gohighlevel.com/v2/oauth/chooselocation?"),
        (.whiteLabel, "https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation?"),
        (.custom(URL(string: "http://localhost:9/x/")!), "http://localhost:9/x/v2/oauth/chooselocation?"),
    ])
    func theAuthorizeAddressAsksForEverything(_ page: OAuthApp.SignInPage, _ start: String) throws {
        let state = Self.state()
        let address = try SignInSamples.app().authorizeURL(state: state, page: page).absoluteString
        #expect(
            address == start + "response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A8917%2Fcallback"
                + "&client_id=app9-key1&scope=contacts.readonly%20contacts.write&state=\(state.value)"
                + "&loginWindowOpenMode=self"
        )
        #expect(!address.contains(SignInSamples.marker))
    }

    @Test func aStateHas256BitsFromTheGenerator() {
        #expect(Self.state(7) == Self.state(7))
        #expect(Self.state(7).value != Self.state(8).value)
        var system = SystemRandomNumberGenerator()
        let states = (0..<100).map { _ in SignInState(using: &system, at: SignInSamples.start).value }
        #expect(Set(states).count == 100)
        #expect(
            states.allSatisfy {
                $0.utf8.count == 43 && $0.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
            }
        )
    }

    @Test func onlyTheSameStateIsAcceptedAndOnlyInTime() {
        let state = Self.state()
        let start = SignInSamples.start
        #expect(state.accepts(state.value, at: start))
        #expect(state.accepts(state.value, at: start.addingTimeInterval(900)))
        #expect(!state.accepts(state.value, at: start.addingTimeInterval(901)))
        #expect(!state.accepts(state.value, at: start.addingTimeInterval(-1)))
        #expect(!state.accepts("", at: start))
        #expect(!state.accepts(String(state.value.dropLast()), at: start))
        #expect(!state.accepts(String(state.value.dropLast()) + "!", at: start))
    }

    @Test func aCallbackGivesTheCode() throws {
        let state = Self.state()
        for address in [
            "http://localhost:8917/callback?code=co%2Fde&state=\(state.value)\n",
            "/callback?state=\(state.value)&code=co/de",
        ] {
            let callback = try SignInCallback(address, expecting: state, at: SignInSamples.start)
            #expect(callback.code == SignInSecret("co/de"))
            #expect(!printed(callback).contains("co/de"))
        }
    }

    @Test func aCallbackOfAnotherSignInIsRefused() {
        let state = Self.state()
        for (address, code) in [
            ("http://localhost/callback?code=abc&state=\(Self.state(8).value)", HighLevelError.Code.invalid),
            ("http://localhost/callback?code=abc", .invalid),
            ("http://localhost/callback?state=\(state.value)", .invalid),
            ("http://localhost/callback", .invalid),
            ("", .invalid),
            ("http://localhost/callback?error=access_denied&state=\(state.value)", .unauthorized),
        ] {
            let error = #expect(throws: HighLevelError.self) {
                try SignInCallback(address, expecting: state, at: SignInSamples.start)
            }
            #expect(error?.code == code, "\(address)")
        }
    }

    @Test(arguments: ["http://example.com/cb", "ftp://localhost/cb", "/cb"])
    func aRedirectInTheClearIsRefused(_ address: String) {
        let error = #expect(throws: HighLevelError.self) { try SignInSamples.app(redirectURI: address) }
        #expect(error?.code == .configuration)
    }

    @Test func anAppKeepsItsSecret() throws {
        let app = try SignInSamples.app()
        #expect(!printed(app).contains(SignInSamples.marker))
        #expect(app.appID == "app9")
        for (id, secret) in [(" ", "x"), ("x", " ")] {
            #expect(throws: HighLevelError.self) {
                try OAuthApp(clientID: id, clientSecret: secret.secret, redirectURI: app.redirectURI, scopes: [])
            }
        }
    }
}

extension String {
    fileprivate var secret: SignInSecret { SignInSecret(self) }
}

/// Always the same number.
private struct FixedGenerator: RandomNumberGenerator {
    let value: UInt64
    mutating func next() -> UInt64 { value &* 0x0101_0101_0101_0101 }
}
