import Access
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Server

@Suite struct DoorTests {
    @Test func `nobody sees a page without signing in`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            for path in ["/", "/status", "/people", "/keys", "/account"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.location?.hasPrefix("/sign-in") == true, "\(path)")
                #expect(answer.page.isEmpty, "\(path)")
            }
            #expect(try await browser.get("/healthz").status == 200)
        }
    }

    @Test func `before the first password the page says how to set it`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            let answer = try await browser.get("/sign-in")
            #expect(answer.page.contains("tenon people link"))
            #expect(!answer.page.contains("type=\"password\""))
        }
    }

    @Test func `the first owner sets the password and is in; later the password lets them in again`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser)
            #expect(try await browser.get("/").page.contains("In step."))
            _ = try await browser.get("/account")
            #expect(try await browser.post("/sign-out").location == "/sign-in")
            #expect(try await browser.get("/").status == 303)
            _ = try await browser.get("/sign-in?next=/people")
            let wrong = try await browser.post(
                "/sign-in",
                ["email": "ann@example.com", "password": "wrong words here"]
            )
            #expect(wrong.status == 401)
            #expect(wrong.page.contains("do not belong together"))
            #expect(wrong.page.contains("value=\"ann@example.com\""))
            let right = try await browser.post(
                "/sign-in",
                ["email": "ann@example.com", "password": TestConsole.password, "next": "/people"]
            )
            #expect(right.status == 303)
            #expect(right.location == "/people")
            #expect(try await browser.get("/people").page.contains("ann@example.com"))
        }
    }

    @Test func `with an app the code is asked for, and a page is seen only after it`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser)
            _ = try await browser.get("/account")
            let page = try await browser.post("/account/factor").page
            let secret = try #require(page.firstMatch(of: /name="secret" value="([^"]*)"/).map { String($0.1) })
            let app = try #require(TimeCode(plain: secret.replacing("&#61;", with: "=").replacing("&#43;", with: "+")))
            let wrong = try await browser.post("/account/factor/on", ["secret": app.plain, "code": "000000"])
            #expect(wrong.page.contains(app.plain.prefix(10)), "the app keeps its key")
            let on = try await browser.post("/account/factor/on", ["secret": app.plain, "code": app.shown()])
            #expect(on.page.matches(of: /<li><code>/).count == FrontDoor.recoveryCodes)
            let code = try #require(on.page.firstMatch(of: /<li><code>([^<]*)/).map { String($0.1) })
            browser.forget()
            _ = try await browser.get("/sign-in")
            let half = try await browser.post(
                "/sign-in",
                ["email": "ann@example.com", "password": TestConsole.password]
            )
            #expect(half.status == 200)
            #expect(half.page.contains("name=\"code\""))
            #expect(try await browser.get("/").status == 303)
            #expect(try await browser.post("/sign-in/code", ["code": "000000"]).status == 401)
            #expect(try await browser.post("/sign-in/code", ["code": code]).location == "/")
            #expect(try await browser.get("/").status == 200)
        }
    }

    @Test func `an address that leads nowhere is told so, with a way back`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser)
            for path in ["/nowhere", "/people/nobody"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 404, "\(path)")
                #expect(answer.page.contains("href=\"/\""), "\(path)")
            }
            for path in ["/../etc/passwd", "/files/../../Package.swift", "/files/%2e%2e/%2e%2e/Package.swift"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
        }
    }

    // MARK: Roles

    @Test func `each role gets to its pages, by address as well`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            for (role, statuses) in [(Role.viewer, [200, 403, 403]), (.manager, [200, 403, 403])] {
                let other = browser.other()
                try await console.join(other, "\(role.rawValue)@example.com", role)
                for (path, status) in zip(["/", "/people", "/keys"], statuses) {
                    #expect(try await other.get(path).status == status, "\(role) \(path)")
                }
                let invite = try await other.post("/people/invite", ["email": "eve@example.com", "role": "owner"])
                #expect(invite.status == 403)
                #expect(try await !other.get("/").page.contains("href=\"/people\""))
            }
            let people = try await console.store.read { try $0.people(home: FrontDoor.home).map(\.email) }
            #expect(!people.contains("eve@example.com"))
        }
    }

    @Test func `whoever lost the role is told so at the next page`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            try await console.join(browser, "bob@example.com", .manager)
            #expect(try await browser.get("/").status == 200)
            try await PeopleDesk(door: console.door, workspace: "main")
                .setRole(nil, of: "bob@example.com", by: .terminal)
            #expect(try await browser.get("/").status == 403)
        }
    }

    // MARK: Attacks

    @Test func `a form that another site sends does nothing`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser)
            _ = try await browser.get("/people")
            let word = browser.word
            let fields = ["email": "eve@example.com", "role": "owner"]
            for forged in ["", "x", String(word.reversed())] {
                let answer = try await browser.post("/people/invite", fields.merging(["guard": forged]) { $1 })
                #expect(answer.status == 403, "\(forged)")
            }
            browser.headers[.origin] = "https://evil.example"
            #expect(try await browser.post("/people/invite", fields.merging(["guard": word]) { $1 }).status == 403)
            browser.headers[.origin] = "null"
            #expect(try await browser.post("/people/invite", fields.merging(["guard": word]) { $1 }).status == 403)
            #expect(
                try await console.store.read { try $0.doorLinks(at: Milliseconds(0), home: FrontDoor.home) }.isEmpty
            )
            browser.headers[.origin] = nil
            #expect(try await browser.post("/people/invite", fields.merging(["guard": word]) { $1 }).status == 200)
        }
    }

    @Test func `nobody can be signed in to somebody else's account by another site`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            let fields = ["email": "ann@example.com", "password": TestConsole.password]
            #expect(try await browser.post("/sign-in", fields).status == 403, "without a visit's cookie")
            let elsewhere = browser.other()
            _ = try await elsewhere.get("/sign-in")
            _ = try await browser.get("/sign-in")
            let answer = try await browser.post("/sign-in", fields.merging(["guard": elsewhere.word]) { $1 })
            #expect(answer.status == 403, "with the word of another browser")
        }
    }

    @Test func `a session that was planted before signing in is none after it`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            let planted = console.door.newVisit().text
            browser.plant("tenon-session", planted)
            _ = try await browser.get("/sign-in")
            _ = try await browser.post("/sign-in", ["email": "ann@example.com", "password": TestConsole.password])
            #expect(browser.cookies["tenon-session"] != planted)
            let thief = browser.other()
            thief.plant("tenon-session", planted)
            #expect(try await thief.get("/").status == 303)
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/ok\r\nX: y",
    ])
    func `signing in leads to a page of ours only`(next: String) async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            _ = try await browser.get("/sign-in")
            let fields = ["email": "ann@example.com", "password": TestConsole.password, "next": next]
            #expect(try await browser.post("/sign-in", fields).location == "/")
        }
    }

    @Test func `text of people is harmless on the page`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            let desk = PeopleDesk(door: console.door, workspace: "main")
            let link = try #require(try await desk.invite("bob@example.com", as: .owner, by: .terminal))
            _ = try await browser.get("/join/\(link.text)")
            let name = "<script>alert(1)</script>\" onload=\"x"
            browser.headers[.userAgent] = "<img src=x onerror=alert(1)>"
            _ = try await browser.post("/join/\(link.text)", ["name": name, "password": TestConsole.password])
            for path in ["/people", "/account"] {
                let page = try await browser.get(path).page
                #expect(!page.contains("<script>alert"), "\(path)")
                #expect(!page.contains("<img src=x"), "\(path)")
                #expect(!page.contains("\" onload=\""), "\(path)")
            }
        }
    }

    @Test func `cookies are out of reach for scripts and other sites, and with TLS for plain connections`() async throws
    {
        for (settings, prefix) in [
            (DoorSettings(), ""),
            (DoorSettings(publicURL: URL(string: "https://tenon.example"), hasTLS: true), "__Host-"),
        ] {
            let console = try TestConsole(settings: settings)
            try await console.run { browser in
                try await console.owner(browser.other())
                _ = try await browser.get("/sign-in")
                let answer = try await browser.post(
                    "/sign-in",
                    ["email": "ann@example.com", "password": TestConsole.password]
                )
                let cookie = try #require(
                    answer.headers[values: .setCookie].first { $0.hasPrefix("\(prefix)tenon-session=") }
                )
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
                #expect(cookie.contains("Secure") == settings.hasTLS)
                #expect((answer.headers[.strictTransportSecurity] != nil) == settings.hasTLS)
            }
        }
    }

    @Test func `pages tell the browser what they never do`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            let headers = try await browser.get("/sign-in").headers
            let policy = try #require(headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.cacheControl] == "no-store")
        }
    }

    @Test func `guessing has to wait, and the answer says how long`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser.other())
            _ = try await browser.get("/sign-in")
            for _ in 0..<5 {
                _ = try await browser.post("/sign-in", ["email": "ann@example.com", "password": "wrong words here"])
            }
            let answer = try await browser.post(
                "/sign-in",
                ["email": "ann@example.com", "password": TestConsole.password]
            )
            #expect(answer.status == 429)
            #expect(answer.headers[.retryAfter].flatMap(Int.init).map { (1...2).contains($0) } == true)
        }
    }

    @Test func `a form of a megabyte is refused`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser)
            _ = try await browser.get("/account")
            let answer = try await browser.post("/account/password", ["old": String(repeating: "a", count: 1 << 20)])
            #expect(answer.status == 413)
        }
    }

    // MARK: Keys

    @Test func `a key is shown once`() async throws {
        let console = try TestConsole()
        try await console.run { browser in
            try await console.owner(browser)
            _ = try await browser.get("/keys")
            let made = try await browser.post("/keys", ["name": "n8n", "contacts.readonly": "1"])
            let key = try #require(
                made.page.firstMatch(of: /tenon\.main\.[0-9a-f]+\.[A-Za-z0-9_-]+/).map { String($0.0) }
            )
            let shown = try #require(PresentedKey(text: key))
            #expect(try await console.door.keys(of: "main").scopes(of: shown) == [.contactsRead])
            #expect(try await !browser.get("/keys").page.contains(key))
            _ = try await browser.post("/keys/revoke", ["id": shown.id])
            #expect(try await console.door.keys(of: "main").scopes(of: shown) == nil)
        }
    }
}

extension TimeCode {
    fileprivate func shown() -> String { code(Self.counter(at: Date())) }
}
