import Access
import Foundation
import Storage
import Testing

@Suite struct FrontDoorTests {
    @Test func `the first owner comes in by the link, which works once`() async throws {
        let test = try TestDoor()
        #expect(try await test.door.isUnset())
        let link = try #require(try await test.door.setUpLink())
        #expect(try await test.door.invitation(link).email == nil)
        let session = try await test.door.accept(
            link,
            email: " Ann@Example.com ",
            name: "Ann",
            password: TestDoor.password,
            from: TestDoor.visitor
        )
        let person = try #require(try await test.who(session))
        #expect(person.email == "ann@example.com")
        #expect(person.role == .owner)
        #expect(try await !test.door.isUnset())
        await #expect { _ = try await test.door.invitation(link) } throws: {
            ($0 as? AccessError)?.code == .linkExpired
        }
        #expect(try await test.door.setUpLink() == nil)
    }

    @Test func `a new link makes the one before worthless, and a day makes any`() async throws {
        let test = try TestDoor()
        let first = try #require(try await test.door.setUpLink())
        let second = try #require(try await test.door.setUpLink())
        await #expect(throws: AccessError.self) { try await test.door.invitation(first) }
        _ = try await test.door.invitation(second)
        test.pass(seconds: 86_401)
        await #expect(throws: AccessError.self) { try await test.door.invitation(second) }
    }

    @Test func `what will not do is said, and the link stays good`() async throws {
        let test = try TestDoor()
        let link = try #require(try await test.door.setUpLink())
        for (email, name, password) in [
            ("ann", "Ann", TestDoor.password), ("ann@example.com", " ", TestDoor.password),
            ("ann@example.com", "Ann", "short"), ("ann@example.com\r\nBcc: all", "Ann", TestDoor.password),
        ] {
            await #expect {
                try await test.door.accept(link, email: email, name: name, password: password, from: TestDoor.visitor)
            } throws: { ($0 as? AccessError)?.code == .invalid }
        }
        #expect(try await test.door.isUnset())
        _ = try await test.door.invitation(link)
    }

    // MARK: Signing in

    @Test func `the right password gives a new session each time, kept only as a digest`() async throws {
        let test = try TestDoor()
        let first = try await test.owner()
        guard
            case .inside(let second) = try await test.door.signIn(
                email: "ANN@example.com",
                password: TestDoor.password,
                from: TestDoor.visitor
            )
        else { throw Unexpected() }
        #expect(first != second)
        #expect(try await test.who(second)?.name == "Ann")
        let person = try #require(try await test.who(second))
        let sessions = try await test.door.sessions(of: person)
        #expect(sessions.count == 2)
        #expect(sessions.allSatisfy { $0.digest.count == 32 && $0.address == "192.0.2.7" })
        #expect(sessions.allSatisfy { !second.text.contains($0.digest.base64EncodedString()) })
    }

    @Test func `a wrong password and an unknown address get the same answer`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        var answers: [String] = []
        for (email, password) in [("ann@example.com", "wrong words here"), ("eve@example.com", TestDoor.password)] {
            do {
                _ = try await test.door.signIn(email: email, password: password, from: TestDoor.visitor)
            } catch let error as AccessError { answers.append(error.description) }
        }
        #expect(answers.count == 2)
        #expect(Set(answers).count == 1)
    }

    @Test func `guessing has to wait, the owner from elsewhere too, and then comes in`() async throws {
        let test = try TestDoor()
        _ = try await test.owner()
        for _ in 0..<5 { _ = try? await test.signIn(password: "wrong words here") }
        await #expect { _ = try await test.signIn() } throws: {
            ($0 as? AccessError)?.code == .throttled(seconds: 2)
        }
        test.pass(seconds: 2)
        _ = try await test.signIn()
    }

    @Test func `a session ends twelve hours after its last use, two weeks after its beginning, and with signing out`()
        async throws
    {
        let test = try TestDoor()
        let idle = try await test.owner()
        test.pass(seconds: 12 * 3600 + 1)
        #expect(try await test.who(idle) == nil)
        let used = try await test.signIn()
        for _ in 0..<33 {
            test.pass(seconds: 10 * 3600)
            #expect(try await test.who(used) != nil)
        }
        test.pass(seconds: 10 * 3600)
        #expect(try await test.who(used) == nil)
        let left = try await test.signIn()
        try await test.door.signOut(left)
        #expect(try await test.who(left) == nil)
    }

    @Test func `a new password ends all other sessions, and the old one opens nothing`() async throws {
        let test = try TestDoor()
        let (other, mine) = (try await test.owner(), try await test.signIn())
        let person = try #require(try await test.who(mine))
        await #expect(throws: AccessError.self) {
            try await test.door.changePassword(
                of: person,
                from: "wrong words here",
                to: "slate roof in May",
                from: .terminal
            )
        }
        try await test.door.changePassword(
            of: person,
            from: TestDoor.password,
            to: "slate roof in May",
            from: TestDoor.visitor
        )
        #expect(try await test.who(other) == nil)
        #expect(try await test.who(mine) != nil)
        await #expect(throws: AccessError.self) { try await test.signIn() }
        _ = try await test.signIn(password: "slate roof in May")
    }

    // MARK: Second factor

    @Test func `with an app, the password alone opens nothing`() async throws {
        let test = try TestDoor()
        let session = try await test.owner()
        let (app, codes) = try await test.switchOn(session)
        guard case .codeWanted(let half) = try await test.passage() else { throw Unexpected() }
        #expect(try await test.who(half) == nil)
        test.pass(seconds: 30)
        let inside = try await test.door.signIn(half, code: app.shown(at: test.now), from: TestDoor.visitor)
        #expect(try await test.who(inside)?.hasSecondFactor == true)
        await #expect("the way is gone with its use") {
            _ = try await test.door.signIn(half, code: app.shown(at: test.now), from: TestDoor.visitor)
        } throws: { ($0 as? AccessError)?.code == .linkExpired }
        #expect(codes.count == 10 && Set(codes).count == 10)
    }

    @Test func `a code is good once, for whoever looks over a shoulder`() async throws {
        let test = try TestDoor()
        let (app, _) = try await test.switchOn(try await test.owner())
        test.pass(seconds: 30)
        let code = app.shown(at: test.now)
        guard case .codeWanted(let first) = try await test.passage(),
            case .codeWanted(let second) = try await test.passage()
        else { throw Unexpected() }
        _ = try await test.door.signIn(first, code: code, from: TestDoor.visitor)
        await #expect(throws: AccessError.self) {
            try await test.door.signIn(second, code: code, from: TestDoor.visitor)
        }
    }

    @Test func `a recovery code is good once, typed in any way`() async throws {
        let test = try TestDoor()
        let (_, codes) = try await test.switchOn(try await test.owner())
        let typed = codes[3].uppercased().replacing("-", with: " ")
        guard case .codeWanted(let first) = try await test.passage(),
            case .codeWanted(let second) = try await test.passage()
        else { throw Unexpected() }
        _ = try await test.door.signIn(first, code: typed, from: TestDoor.visitor)
        await #expect(throws: AccessError.self) {
            try await test.door.signIn(second, code: typed, from: TestDoor.visitor)
        }
        _ = try await test.door.signIn(second, code: codes[4], from: TestDoor.visitor)
    }

    @Test func `codes cannot be guessed: five tries, then waits, whatever the way`() async throws {
        let test = try TestDoor()
        _ = try await test.switchOn(try await test.owner())
        for _ in 0..<5 {
            guard case .codeWanted(let half) = try await test.passage() else { throw Unexpected() }
            _ = try? await test.door.signIn(half, code: "000000", from: TestDoor.visitor)
        }
        await #expect { _ = try await test.passage() } throws: { ($0 as? AccessError)?.code == .throttled(seconds: 2) }
        test.pass(seconds: 2)
        guard case .codeWanted(let half) = try await test.passage() else { throw Unexpected() }
        _ = try? await test.door.signIn(half, code: "000000", from: TestDoor.visitor)
        await #expect("a right password in between forgives nothing") {
            _ = try await test.door.signIn(half, code: "000000", from: Visitor(address: "198.51.100.1"))
        } throws: { ($0 as? AccessError)?.code == .throttled(seconds: 4) }
    }

    @Test func `five minutes after the password it is asked for again`() async throws {
        let test = try TestDoor()
        let (app, _) = try await test.switchOn(try await test.owner())
        guard case .codeWanted(let half) = try await test.passage() else { throw Unexpected() }
        test.pass(seconds: 301)
        await #expect {
            _ = try await test.door.signIn(half, code: app.shown(at: test.now), from: TestDoor.visitor)
        } throws: {
            ($0 as? AccessError)?.code == .linkExpired
        }
    }

    @Test func `a wrong first code locks nobody out, and the secret is stored sealed`() async throws {
        let test = try TestDoor()
        let session = try await test.owner()
        let person = try #require(try await test.who(session))
        let app = try test.door.newTimeCode()
        await #expect(throws: AccessError.self) {
            try await test.door.switchOn(app, code: "000000", for: person, from: TestDoor.visitor)
        }
        guard case .inside = try await test.passage() else { throw Unexpected() }
        _ = try await test.switchOn(session)
        let row = try #require(
            try await test.store.read { try $0.person(email: "ann@example.com", home: FrontDoor.home) }
        )
        #expect(row.hasCode)
        let secrets = try await test.store.read { try $0.secrets(workspace: FrontDoor.home) }
        #expect(secrets.map(\.name) == ["second-factor.\(row.id)"])
        #expect(secrets.first?.sealed.hasPrefix("second-factor.\(row.id)|") == true)
    }

    @Test func `it is switched off with the password only`() async throws {
        let test = try TestDoor()
        let session = try await test.owner()
        _ = try await test.switchOn(session)
        let person = try #require(try await test.who(session))
        await #expect(throws: AccessError.self) {
            try await test.door.switchOff(for: person, password: "wrong words here", from: TestDoor.visitor)
        }
        try await test.door.switchOff(for: person, password: TestDoor.password, from: TestDoor.visitor)
        #expect(try await test.store.read { try $0.secrets(workspace: FrontDoor.home) }.isEmpty)
        guard case .inside = try await test.passage() else { throw Unexpected() }
    }

    @Test func `without a key that seals there is none, and it is said what to do`() throws {
        let test = try TestDoor(isSealing: false)
        #expect { _ = try test.door.newTimeCode() } throws: { "\($0)".contains("tenon secrets new-key") }
    }
}

struct Unexpected: Error {}

extension TestDoor {
    func passage() async throws -> FrontDoor.Passage {
        try await door.signIn(email: "ann@example.com", password: Self.password, from: Self.visitor)
    }

    func signIn(password: String = TestDoor.password) async throws -> AccessToken {
        guard
            case .inside(let token) = try await door.signIn(
                email: "ann@example.com",
                password: password,
                from: Self.visitor
            )
        else { throw Unexpected() }
        return token
    }

    func switchOn(_ session: AccessToken) async throws -> (TimeCode, [String]) {
        guard let person = try await who(session) else { throw Unexpected() }
        let app = try door.newTimeCode()
        return (app, try await door.switchOn(app, code: app.shown(at: now), for: person, from: Self.visitor))
    }
}
