import ArgumentParser
import Foundation
import HighLevel

/// Measures how many webhooks one thread takes in a second.
struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "Measures the verification and the reading of webhooks, on one thread.",
        discussion: "Keys, bodies and signatures are made before the clock starts. Each body comes once in a run."
    )

    @Option(help: ArgumentHelp("How many events a run has.", valueName: "n"))
    var events = 20_000
    @Option(help: ArgumentHelp("How large a body is, in bytes.", valueName: "n"))
    var bytes = 1024
    @Option(help: ArgumentHelp("How often each is measured.", valueName: "n"))
    var runs = 3

    func validate() throws {
        if !(1...1_000_000).contains(events) { throw ValidationError("--events must be 1 to 1000000.") }
        if !(800...1_000_000).contains(bytes) { throw ValidationError("--bytes must be 800 to 1000000.") }
        if !(1...100).contains(runs) { throw ValidationError("--runs must be 1 to 100.") }
    }

    func run() async throws {
        let samples = try WebhookSamples(count: events, bytes: bytes, now: Date())
        print("\(events) bodies of \(bytes) bytes; those signed with RSA: \(samples.retired.count)")
        let verifier = WebhookVerifier(keys: samples.keys, acceptsRetiredSignature: true)
        try await measure("Ed25519", samples.current) { verifier.verify($0.body, signature: $0.signature) == .valid }
        try await measure("RSA", samples.retired) { verifier.verify($0.body, signature: $0.signature) == .valid }
        try await measure("reading", samples.current) { try WebhookEvent(decoding: $0.body).problems.isEmpty }
        try await measure("Ed25519 and reading", samples.current) {
            guard verifier.verify($0.body, signature: $0.signature) == .valid else { return false }
            return try WebhookEvent(decoding: $0.body).problems.isEmpty
        }
        for _ in 0..<runs {
            let receiver = WebhookReceiver(
                verifier: verifier,
                replays: MemoryReplayStore(ReplayGuard(capacity: events))
            )
            try await measureOnce("receiver with replay check", samples.current) {
                try await receiver.receive($0.body, signature: $0.signature).verdict == .valid
            }
        }
    }

    private func measure(
        _ name: String,
        _ samples: [WebhookSamples.Sample],
        _ isGood: (WebhookSamples.Sample) throws -> Bool
    ) async throws {
        for _ in 0..<runs { try await measureOnce(name, samples) { try isGood($0) } }
    }

    /// Prints events a second by the clock, and by the processor's time where others work on the machine too.
    private func measureOnce(
        _ name: String,
        _ samples: [WebhookSamples.Sample],
        _ isGood: (WebhookSamples.Sample) async throws -> Bool
    ) async throws {
        var good = 0
        let time = try await Stopwatch.time {
            for sample in samples where try await isGood(sample) { good += 1 }
        }
        guard good == samples.count else { throw ValidationError("\(name): \(samples.count - good) were refused.") }
        let perSecond = (Double(good) / time.seconds).rounded()
        let perCPUSecond = (Double(good) / time.cpuSeconds).rounded()
        let micros = (time.cpuSeconds / Double(good) * 1e7).rounded() / 10
        print("\(name): \(Int(perSecond)) events/s, \(Int(perCPUSecond)) a second of CPU, \(micros) µs of CPU each")
    }
}
