import Access
import Foundation
import Testing

@Suite struct PasswordTests {
    private let salt = Data("sixteen bytes ab".utf8)

    @Test func `a password matches its hash, after it was stored as well, and no other one does`() throws {
        let hash = try PasswordHash("copper roof in April", salt: salt, cost: .cheap)
        let read = try #require(PasswordHash(text: hash.text))
        #expect(read == hash)
        #expect(read.matches("copper roof in April"))
        #expect(!read.matches("copper roof in april"))
        #expect(!read.matches(""))
        #expect(!hash.text.contains("copper"))
    }

    @Test func `scrypt is scrypt: the value that another implementation gives`() throws {
        // The RFC's own costs are more than a test should take; this one is worked out with Python's hashlib.
        let hash = try PasswordHash("pleaseletmein", salt: Data("SodiumChloride".utf8), cost: .cheap)
        #expect(hash.text.hasSuffix("$Jan6IH+Hygmk74ufd3rKFr63hK4YML+/04MlqruTd98="))
    }

    @Test func `the same letters, composed in another way, are the same password`() throws {
        let hash = try PasswordHash("caf\u{e9} terrasse bleu", salt: salt, cost: .cheap)
        #expect(hash.matches("cafe\u{301} terrasse bleu"))
    }

    @Test func `another salt, another hash`() throws {
        let one = try PasswordHash("copper roof in April", salt: salt, cost: .cheap)
        let two = try PasswordHash("copper roof in April", salt: Data("another sixteen!".utf8), cost: .cheap)
        #expect(one.text != two.text)
    }

    @Test func `a hash at another cost still verifies and is outdated`() throws {
        let hash = try PasswordHash("copper roof in April", salt: salt, cost: .cheap)
        #expect(hash.isOutdated())
        #expect(!hash.isOutdated(.cheap))
        #expect(hash.matches("copper roof in April"))
    }

    @Test(arguments: [
        "", "$scrypt$", "copper", "$scrypt$ln=15,r=8,p=1$$AAAA", "$bcrypt$ln=4,r=8,p=1$c2FsdA==$aGFzaA==",
        // Costs that would take all of a machine.
        "$scrypt$ln=40,r=8,p=1$c2FsdA==$lNDt4ifFtPnj21rgAWx5PtajQlEDB40+x55w8wTCKS0=",
        "$scrypt$ln=4,r=8,p=1,x=1$c2FsdA==$lNDt4ifFtPnj21rgAWx5PtajQlEDB40+x55w8wTCKS0=",
    ]) func `what is no hash is none`(text: String) { #expect(PasswordHash(text: text) == nil) }

    // MARK: The rule

    @Test(arguments: ["copper roof in April", "correct horse battery", "ünïcödé ist auch gut", "a b c d e f g"])
    func `length is what counts`(password: String) {
        #expect(PasswordRule.problem(password, email: "ann@example.com", name: "Ann Miller") == nil)
    }

    @Test(
        arguments: [
            ("short", "at least 12"), (String(repeating: "long word ", count: 30), "more than 256"),
            ("aaaaaaaaaaaaaaaa", "first that anybody"), ("Password12345", "first that anybody"),
            ("1234567890ab", "first that anybody"), ("annmiller@example.com", "name or address"),
            ("Ann Miller 1!", "name or address"),
        ]
    ) func `what will not do is said with the reason`(password: String, reason: String) throws {
        let problem = PasswordRule.problem(password, email: "annmiller@example.com", name: "Ann Miller")
        #expect(try #require(problem).contains(reason))
    }
}
