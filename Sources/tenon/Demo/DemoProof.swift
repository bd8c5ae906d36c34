import Busybusy
import Engine
import Foundation
import Reconciliation

/// Checks, by reading the remote systems themselves, that nothing is doubled, nothing missing and nothing left to do.
struct DemoProof: Sendable {
    let open: OpenWorkspace

    /// One thing that must hold.
    struct Claim: Sendable {
        let text: String
        let holds: Bool
    }

    func check() async throws -> [Claim] {
        let collector = PlanCollector()
        _ = try await open.engine.plan(each: collector.add)
        let document = collector.document
        let doubled = try await doubledMarkers()
        let status = try await SyncStatus.read(from: open.store, workspace: open.engine.workspace.id, limit: 1)
        return [
            Claim(text: "a further run would write \(document.writeCount) things", holds: document.writeCount == 0),
            Claim(text: "\(doubled) contacts have more than one project that Tenon made", holds: doubled == 0),
            Claim(
                text:
                    "\(status.outbox.values.reduce(0, +)) writes and \(status.links["pending"] ?? 0) links are unfinished",
                holds: status.outbox.isEmpty && status.links["pending"] == nil
            ),
            Claim(
                text: "\(document.needsPerson) records wait for a person, each with its reason (tenon sync status)",
                holds: true
            ),
        ]
    }

    private func doubledMarkers() async throws -> Int {
        var counts: [String: Int] = [:]
        for project in try await open.projects(where: { _ in true }) {
            for id in Marker.contactIDs(inAdditionalInfo: project.info?.additionalInfo ?? "") {
                counts[id, default: 0] += 1
            }
        }
        return counts.values.count { $0 > 1 }
    }
}
