import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The control surface for tests and benchmarks; no part of the real API and not counted.
extension HighLevelSandbox {
    func addControl(to router: Router<HighLevelContext>) {
        router.get("/_sandbox/stats") { _, _ in
            let tokens = self.access.counts.value
            return self.control(.object(self.withTraffic { $0.stats } + [.init(name: "tokens", value: tokens)]))
        }
        addFaultControl(to: router)
        addAccessControl(to: router)
        router.get("/_sandbox/limits") { _, _ in self.control(self.withTraffic { $0.limits.rule.value }) }
        router.post("/_sandbox/limits") { request, _ in try await self.setLimits(request) }
    }

    /// The JSON of a control call as a value; nil when it is none of that form.
    func controlBody<Value: Decodable>(_ request: Request, as type: Value.Type) async throws -> Value? {
        let buffer = try await request.body.collect(upTo: 64 * 1024)
        return try? JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
    }

    /// A control call that cannot be carried out.
    func refusal(_ text: String) -> Response {
        control(["error": .string(text)], status: .badRequest)
    }

    private struct Limits: Decodable {
        var burst: Int?
        var windowMilliseconds: Int64?
        var daily: Int?
        var slides: Bool?
    }

    /// Another rule for everybody; what is not named stays, and what was counted is forgotten.
    private func setLimits(_ request: Request) async throws -> Response {
        guard let limits = try await controlBody(request, as: Limits.self) else {
            return refusal("limits are burst, windowMilliseconds and daily, whole numbers from 1, and slides")
        }
        var rule = withTraffic { $0.limits.rule }
        rule.burst = limits.burst ?? rule.burst
        rule.windowMilliseconds = limits.windowMilliseconds ?? rule.windowMilliseconds
        rule.daily = limits.daily ?? rule.daily
        rule.slides = limits.slides ?? rule.slides
        guard rule.isUsable else {
            return refusal("limits are burst, windowMilliseconds and daily, whole numbers from 1, and slides")
        }
        withTraffic { [rule] in $0.limits.set(rule) }
        return control(rule.value)
    }
}

extension HighLevelRateRule {
    /// Whether every number is at least 1 and the window no longer than a day.
    var isUsable: Bool { burst > 0 && daily > 0 && (1...86_400_000).contains(windowMilliseconds) }

    var value: HighLevelValue {
        [
            "burst": .integer(Int64(burst)), "windowMilliseconds": .integer(windowMilliseconds),
            "daily": .integer(Int64(daily)), "slides": .bool(slides),
        ]
    }
}
