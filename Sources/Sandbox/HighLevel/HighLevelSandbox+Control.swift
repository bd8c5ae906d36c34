import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The control surface for tests and benchmarks; no part of the real API and not counted.
extension HighLevelSandbox {
    func addControl(to router: Router<HighLevelContext>) {
        router.get("/_sandbox/stats") { _, _ in self.control(self.withTraffic { $0.stats }) }
        router.post("/_sandbox/faults") { request, _ in try await self.addFault(request) }
        router.delete("/_sandbox/faults") { _, _ in
            self.withTraffic { $0.clearFaults() }
            return self.control(["faults": []])
        }
    }

    private func addFault(_ request: Request) async throws -> Response {
        let buffer = try await request.body.collect(upTo: 64 * 1024)
        let names = Set(HighLevelOperation.all.map(\.name) + ["*"])
        do {
            let fault = try JSONDecoder().decode(HighLevelFault.self, from: Data(buffer.readableBytesView))
            guard names.contains(fault.operation), fault.times > 0 else {
                return control(
                    [
                        "error": .string("operation must be * or one of the sandbox's, and times at least 1"),
                        "operations": .init(texts: names.sorted()),
                    ],
                    status: .badRequest
                )
            }
            withTraffic { $0.add(fault) }
            return control(["fault": .string(fault.operation)], status: .created)
        } catch {
            let message = "a fault needs operation, kind (replyLost, status500, status429, slow, reset) and times"
            return control(["error": .string(message)], status: .badRequest)
        }
    }
}
