import Foundation
import Testing

@testable import Engine

struct SecretBoxTests {
    private static let place = SecretPlace(workspace: "main", name: SecretPlace.busybusyKey)
    private static let secret = Data("sesame-opens-the-door!!".utf8)

    private func box(_ keys: SecretKey...) throws -> SecretBox {
        let text = keys.map(\.text).joined(separator: "\n")
        return SecretBox(keys: .fixed(try SecretKeyRing(text: text, place: "the test")))
    }

    @Test func whatIsSealedIsOpenedAndNeverShown() throws {
        let box = try box(SecretKey())
        let sealed = try box.seal(Self.secret, for: Self.place)
        #expect(try box.open(sealed, for: Self.place) == Self.secret)
        #expect(sealed.text.hasPrefix("tenon-sealed:1:") && !sealed.text.contains("sesame"))
        #expect(!sealed.text.contains(Self.secret.base64EncodedString()))
        #expect(try box.seal(Self.secret, for: Self.place) != sealed, "the nonce is another one each time")
    }

    @Test(arguments: [
        ("other", SecretPlace.busybusyKey), ("main", SecretPlace.highLevelSignIn), ("mai", "nbusybusy.key"),
    ])
    func aSealedTextIsOfNoUseElsewhere(_ workspace: String, _ name: String) throws {
        let box = try box(SecretKey())
        let sealed = try box.seal(Self.secret, for: Self.place)
        let error = #expect(throws: SecretError.self) {
            try box.open(sealed, for: SecretPlace(workspace: workspace, name: name))
        }
        #expect(error?.code == .damaged && error?.description.contains("another place") == true)
    }

    @Test func everyChangeAndEveryCutIsFound() throws {
        let box = try box(SecretKey())
        let text = try box.seal(Self.secret, for: Self.place).text
        for index in text.indices {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            let cut = String(text[..<index])
            for damaged in [changed, cut] {
                let error = #expect(throws: SecretError.self, "\(damaged)") {
                    try box.open(SealedSecret(text: damaged), for: Self.place)
                }
                #expect(error.map { !"\($0)".contains("sesame") } == true)
            }
        }
    }

    @Test func aLaterFormIsLeftToALaterVersion() throws {
        let sealed = SealedSecret(text: "tenon-sealed:2:0123456789abcdef:AAAA")
        let error = #expect(throws: SecretError.self) { try box(SecretKey()).open(sealed, for: Self.place) }
        #expect(error?.code == .tooNew)
    }

    @Test func theFirstKeySealsAndAllOpen() throws {
        let (old, new) = (SecretKey(), SecretKey())
        let sealed = try box(old).seal(Self.secret, for: Self.place)
        let both = try box(new, old)
        #expect(try both.open(sealed, for: Self.place) == Self.secret)
        #expect(try both.seal(Self.secret, for: Self.place).keyID == new.id)
        let error = #expect(throws: SecretError.self) { try box(new).open(sealed, for: Self.place) }
        #expect(error?.code == .wrongKey)
        #expect(error?.description.contains(old.id) == true && error?.description.contains(new.id) == true)
        #expect(error?.description.contains(new.text) == false)
    }

    @Test func aKeyIsNeverPrinted() throws {
        let key = SecretKey()
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] {
            #expect(!text.contains(key.text) && text.contains(key.id))
        }
    }
}
