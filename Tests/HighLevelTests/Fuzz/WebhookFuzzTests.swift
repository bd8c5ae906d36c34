import CryptoExtras
import Foundation
import Testing

@testable import HighLevel

/// Whatever a stranger sends, a webhook gets a verdict, and a signed one gives an event or an error.
@Suite(.serialized, .timeLimit(.minutes(10))) struct WebhookFuzzTests {
    private static let cases = FuzzBudget.cases

    private static let bodies = [
        #"{"type":"ContactDndUpdate","locationId":"l","id":"c1","name":"Ann","tags":["a"],"dnd":true,"dateAdded":"2021-02-26T13:09:04.000Z","dndSettings":{"SMS":{"status":"active"}},"customFields":[{"id":"f","value":[1]}],"webhookId":"w","timestamp":"2026-11-01T00:00:00.000Z"}"#,
        #"{"type":"TaskCreate","locationId":"l","id":"t1","title":"Call","dueDate":1793491200000,"webhookId":"w"}"#,
        #"{"type":"AppointmentCreate","locationId":"l","appointment":{"id":"a","users":["u"],"startTime":"2026-11-02T16:00:00+05:30"}}"#,
        #"{"_id":"i","invoiceNumber":"7","amountDue":3,"contactDetails":{"id":"c","additionalEmails":[{"email":"x"}]},"invoiceItems":[{"qty":1,"taxes":[]}],"totalSummary":{"subTotal":1}}"#,
        #"{"type":"OrderCreate","altId":"l","altType":"location","contactSnapshot":{"id":"c"},"items":[{"price":{"amount":1},"product":{}}]}"#,
        #"{"type":"LCEmailStats","webhookPayload":{"timestamp":1793491200,"message":{"headers":{"to":"x"}},"delivery-status":{"code":250}}}"#,
        #"{"type":"INSTALL","trial":{"onTrial":true,"trialDuration":10},"whitelabelDetails":{"domain":"d"}}"#,
    ]

    @Test(arguments: [31, 32, 33, 34] as [UInt64])
    func bodiesGiveAnEventOrAnError(_ seed: UInt64) throws {
        let bodies = try Self.bodies.map { try FuzzNode(JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))) }
        var events = 0
        var errors = 0
        for number in 0..<Self.cases {
            var mutator = FuzzMutator(seed: seed, number: number, planted: "secret-of-a-person")
            let body = mutator.damaged(bodies[number % bodies.count])
            let hint = mutator.pick([nil] + WebhookEvent.Kind.all)
            do {
                let event = try WebhookEvent(decoding: body, expecting: hint)
                events += 1
                #expect(event.problems.count <= 20, "seed \(seed), case \(number)")
                // Names of members may be anything, values never show.
                #expect(!"\(event.problems)".contains("secret-of"), "seed \(seed), case \(number)")
                let whole = try JSONReader.read(body)
                #expect(event.body == whole, "seed \(seed), case \(number)")
            } catch {
                errors += 1
                let error = try #require(error as? HighLevelError, "seed \(seed), case \(number)")
                #expect(error.code == .undecodable, "seed \(seed), case \(number)")
                #expect(!"\(error)".contains("secret-of"), "seed \(seed), case \(number)")
            }
        }
        #expect(events > Self.cases / 5 && errors > Self.cases / 10, "seed \(seed): \(events) and \(errors)")
    }

    @Test(arguments: [41, 42] as [UInt64])
    func signaturesGiveAVerdict(_ seed: UInt64) throws {
        let signer = WebhookSigner()
        var keys = try signer.keys
        try keys.add(retired: WebhookSigner.retired.publicKey)
        let verifier = WebhookVerifier(keys: keys, acceptsRetiredSignature: true)
        let body = Data(Self.bodies[0].utf8)
        let good = try #require(try signer.sign(body).current)
        let retired = try WebhookSigner.retiredSignature(of: body)
        for number in 0..<(Self.cases / 4) {
            var mutator = FuzzMutator(seed: seed, number: number, planted: good)
            let current = Self.damaged(good, &mutator)
            let other = Self.damaged(retired, &mutator)
            let both = WebhookSignature(current: mutator.pick([current, current, nil]), retired: other)
            let verdict = verifier.verify(body, signature: both)
            let means = Self.expected(both, good: good, retired: retired)
            #expect(means.contains(verdict.name), "seed \(seed), case \(number): \(verdict.name)")
        }
    }

    /// A valid verdict only for the sound signature of the header that counts.
    private static func expected(_ signature: WebhookSignature, good: String, retired: String) -> Set<String> {
        if let current = signature.current {
            return same(current, good) ? ["valid"] : ["wrongSignature", "malformedSignature"]
        }
        guard let value = signature.retired else { return ["signatureMissing"] }
        return same(value, retired) ? ["valid"] : ["wrongSignature", "malformedSignature"]
    }

    /// The last character of padded base64 has bits that mean nothing, so other text may mean the same bytes.
    private static func same(_ left: String, _ right: String) -> Bool {
        guard left != right else { return true }
        guard let bytes = Data(base64Encoded: left) else { return false }
        return bytes == Data(base64Encoded: right)
    }

    private static func damaged(_ text: String, _ mutator: inout FuzzMutator) -> String {
        var characters = Array(text)
        let place = mutator.number(0...(characters.count - 1))
        switch mutator.number(0...7) {
        case 0: return text
        case 1: characters[place] = mutator.pick(["A", "=", "-", "é", "\u{0}", " "])
        case 2: characters.removeSubrange(place...)
        case 3: characters.insert(contentsOf: String(repeating: "AAAA", count: place), at: place)
        case 4:
            return mutator.pick(["", "N/A", "null", "undefined", "sha256=abc", String(repeating: "=", count: 5000)])
        case 5: characters.reverse()
        case 6: characters.swapAt(place, mutator.number(0...(characters.count - 1)))
        default: return text + "," + text
        }
        return String(characters)
    }
}
