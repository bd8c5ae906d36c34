import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The control surface of webhooks, and changing records as a person in HighLevel's own interface would.
extension HighLevelSandbox {
    func addWebhookControl(to router: Router<HighLevelContext>) {
        router.get("/_sandbox/webhooks") { _, _ in self.control(self.webhookState) }
        router.put("/_sandbox/webhooks") { request, _ in
            await self.controlled(request) { body throws(HighLevelWebhookControlError) in
                try self.webhooks.configure(body)
                return self.webhookState
            }
        }
        router.get("/_sandbox/webhooks/keys") { _, _ in
            let keys = try self.webhooks.publicKeys()
            return self.control(["ed25519": .string(keys.ed25519), "rsa": .string(keys.rsa)])
        }
        router.get("/_sandbox/webhooks/log") { _, _ in
            self.control([
                "events": .array(self.webhooks.log.map(\.shape)),
                "pending": .integer(Int64(self.webhooks.pendingCount)),
            ])
        }
        router.delete("/_sandbox/webhooks/log") { _, _ in
            self.webhooks.clearLog()
            return self.control(["events": []])
        }
        addWebhookFaultControl(to: router)
        router.put("/_sandbox/quirks") { request, _ in
            await self.controlled(request) { body throws(HighLevelWebhookControlError) in
                guard let count = body["failuresAfterCreate"]?.integer, count >= 0 else {
                    throw .init("failuresAfterCreate must be a number: how many creates answer 422 and yet create")
                }
                self.withContents { $0.quirks.failuresAfterCreate = Int(count) }
                return ["failuresAfterCreate": .integer(count)]
            }
        }
        router.post("/_sandbox/edit") { request, _ in
            await self.controlled(request) { body throws(HighLevelWebhookControlError) in try self.edit(body) }
        }
    }

    private func addWebhookFaultControl(to router: Router<HighLevelContext>) {
        router.post("/_sandbox/webhooks/faults") { request, _ in
            await self.controlled(request, status: .created) { body throws(HighLevelWebhookControlError) in
                let fault = try HighLevelWebhookFault(body)
                return self.webhooks.withFaults { faults in
                    faults.add(fault)
                    return faults.shape
                }
            }
        }
        router.post("/_sandbox/webhooks/faults/random") { request, _ in
            await self.controlled(request, status: .created) { body throws(HighLevelWebhookControlError) in
                let kinds = try HighLevelWebhookFault.Kind.kinds(body["kinds"])
                guard let seed = body["seed"]?.integer, let share = body["share"]?.double, (0...1).contains(share)
                else { throw .init("random faults need seed, share from 0 to 1, and may name kinds") }
                let delay = body["delayMilliseconds"]?.integer ?? 60_000
                return self.webhooks.withFaults { faults in
                    faults.roll(
                        seed: UInt64(bitPattern: seed),
                        share: share,
                        kinds: kinds,
                        delayMilliseconds: delay
                    )
                    return faults.shape
                }
            }
        }
        router.delete("/_sandbox/webhooks/faults") { _, _ in
            self.webhooks.withFaults { $0.clear() }
            return self.control(["next": []])
        }
    }

    private var webhookState: HighLevelValue {
        .object(
            (webhooks.settings.shape.members ?? [])
                + [
                    .init(name: "faults", value: webhooks.withFaults(\.shape)),
                    .init(name: "pending", value: .integer(Int64(webhooks.pendingCount))),
                ]
        )
    }

    /// Reads a JSON body and answers with what the work returns, or 400 with its reason.
    private func controlled(
        _ request: Request,
        status: HTTPResponse.Status = .ok,
        _ work: (HighLevelValue) throws(HighLevelWebhookControlError) -> HighLevelValue
    ) async -> Response {
        guard let buffer = try? await request.body.collect(upTo: 1 << 20),
            let body = try? JSONDecoder().decode(HighLevelValue.self, from: Data(buffer.readableBytesView)),
            body.members != nil
        else { return control(["error": "the body must be a JSON object"], status: .badRequest) }
        do throws(HighLevelWebhookControlError) {
            return control(try work(body), status: status)
        } catch {
            return control(["error": .string(error.message)], status: .badRequest)
        }
    }

    /// What posts the webhooks; to be run beside the server.
    func webhookSender(logger: Logger) -> HighLevelWebhookSender {
        HighLevelWebhookSender(webhooks: webhooks, now: { self.now }, logger: logger)
    }
}

extension HighLevelWebhookFault {
    /// Reads a fault of the control surface.
    init(_ body: HighLevelValue) throws(HighLevelWebhookControlError) {
        guard let kind = body["kind"]?.text.flatMap(Kind.init(rawValue:)) else {
            throw .init("kind must be one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let times = body["times"]?.integer ?? 1
        guard (1...1_000_000).contains(times) else { throw .init("times must be at least 1") }
        self.init(
            kind: kind,
            times: Int(times),
            type: body["type"]?.text,
            delayMilliseconds: body["delayMilliseconds"]?.integer ?? 60_000
        )
    }
}

extension HighLevelWebhookFault.Kind {
    /// The kinds of a list; all when there is none.
    static func kinds(_ value: HighLevelValue?) throws(HighLevelWebhookControlError) -> [Self] {
        guard let value else { return allCases }
        let kinds = value.texts?.compactMap(Self.init(rawValue:)) ?? []
        guard !kinds.isEmpty, kinds.count == value.texts?.count else {
            throw .init("kinds must be some of \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return kinds
    }
}
