import Access
import Hummingbird

/// What a browser keeps for us: the token of its session, and before that one of its visit.
struct SessionCookies: Sendable {
    let hasTLS: Bool

    // The prefix makes browsers refuse a cookie that another host of the domain planted (RFC 6265bis, section 4.1.3.2).
    private var prefix: String { hasTLS ? "__Host-" : "" }
    var session: String { prefix + "tenon-session" }
    var visit: String { prefix + "tenon-visit" }
    var code: String { prefix + "tenon-code" }

    func token(_ name: String, of request: Request) -> AccessToken? {
        request.cookies[name].flatMap { AccessToken(text: $0.value) }
    }

    /// A cookie that scripts cannot read and other sites cannot send along with a form.
    func keep(_ token: AccessToken, as name: String) -> Cookie {
        Cookie(name: name, value: token.text, path: "/", secure: hasTLS, httpOnly: true, sameSite: .lax)
    }

    func forget(_ name: String) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0, path: "/", secure: hasTLS, httpOnly: true, sameSite: .lax)
    }
}
