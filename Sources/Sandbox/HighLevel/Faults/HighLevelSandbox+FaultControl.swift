import Foundation
import HTTPTypes
import Hummingbird

/// Switching faults on and off.
extension HighLevelSandbox {
    func addFaultControl(to router: Router<HighLevelContext>) {
        router.post("/_sandbox/faults") { request, _ in try await self.addFault(request) }
        router.post("/_sandbox/faults/random") { request, _ in try await self.drawFaults(request) }
        router.delete("/_sandbox/faults") { _, _ in
            self.withTraffic { $0.faults.clear() }
            return self.control(["faults": []])
        }
    }

    /// The operations that a fault can name.
    static let faultyOperations = Set(
        (HighLevelOperation.all + HighLevelOperation.unsupported).map(\.name)
            + HighLevelSignInOperation.all.map(\.name)
    )

    private static let kinds = HighLevelFault.Kind.allCases.map(\.rawValue).joined(separator: ", ")

    private func addFault(_ request: Request) async throws -> Response {
        guard let fault = try await controlBody(request, as: HighLevelFault.self) else {
            return refusal("a fault needs operation, kind (\(Self.kinds)) and times")
        }
        guard fault.operation == "*" || Self.faultyOperations.contains(fault.operation), fault.times > 0,
            (0...HighLevelFault.longestDelay).contains(fault.delayMilliseconds ?? 0)
        else {
            return unknownOperation(
                "operation must be * or one of the sandbox's, times at least 1, the delay 0 to 600000"
            )
        }
        withTraffic { $0.add(fault) }
        return control(["fault": .string(fault.operation)], status: .created)
    }

    private struct Random: Decodable {
        var seed: UInt64?
        var share: Double
        var kinds: [HighLevelFault.Kind]?
        var operations: [String]?
        var delayMilliseconds: Int?
    }

    /// Draws faults from now on, from the first call of the seed; a share of 0 ends it.
    private func drawFaults(_ request: Request) async throws -> Response {
        guard let random = try await controlBody(request, as: Random.self), (0...1).contains(random.share),
            random.kinds?.isEmpty != true, (0...HighLevelFault.longestDelay).contains(random.delayMilliseconds ?? 0)
        else {
            return refusal("random faults need share (0 to 1) and may have seed, kinds (\(Self.kinds)), operations")
        }
        let operations = random.operations.map(Set.init)
        if let operations, !operations.isSubset(of: Self.faultyOperations) {
            return unknownOperation("operations must be the sandbox's own")
        }
        let faults = HighLevelRandomFaults(
            seed: random.seed ?? 1,
            share: random.share,
            kinds: random.kinds ?? HighLevelFault.Kind.allCases,
            operations: operations,
            delayMilliseconds: random.delayMilliseconds ?? 1000
        )
        withTraffic { $0.faults.draw(from: faults.share > 0 ? faults : nil) }
        return control(["share": .number(random.share)], status: .created)
    }

    private func unknownOperation(_ text: String) -> Response {
        let names = Self.faultyOperations.sorted()
        return control(["error": .string(text), "operations": .init(texts: names)], status: .badRequest)
    }
}
