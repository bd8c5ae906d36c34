import Engine
import Foundation
import Hummingbird

/// One page that answers: is it working?
struct OverviewPage: Sendable {
    let sources: TenonServer.Sources
    let templates: ConsoleTemplates
    let moments: Moments

    /// Rows of each table at most.
    private static let limit = 100

    func response(_ context: ConsoleContext) async throws -> Response {
        let status = try await SyncStatus.read(from: sources.store, workspace: sources.workspace, limit: Self.limit)
        let (state, text) = state(sources.lastOutcome())
        let texts = templates.texts
        var model: [String: Any] = ["state": state, "stateText": text, "figures": figures(status)]
        let (waiting, noted) = (status.review.filter(\.needsPerson), status.review.filter { !$0.needsPerson })
        model["hasReview"] = waiting.isEmpty ? nil : table(waiting, texts("overview.reviewTitle"))
        model["onRecord"] = noted.isEmpty ? nil : table(noted, texts("overview.recordTitle"))
        if sources.door != nil, context.person == nil { model["notice"] = texts("overview.notSetUp") }
        return templates.page("overview", model, context)
    }

    private func state(_ outcome: SyncService.Outcome?) -> (class: String, text: String) {
        let texts = templates.texts
        return switch outcome {
        case nil: ("waiting", texts("overview.first"))
        case .done(let report, let at):
            (
                "good",
                texts(
                    "overview.inStep",
                    [
                        "at": moments.text(at), "changed": "\(report.changed)",
                        "writes": "\(report.dispatched.applied)", "failed": "\(report.dispatched.failed)",
                    ]
                )
            )
        case .failed(let cause, let at): ("bad", texts("overview.failed", ["at": moments.text(at), "cause": cause]))
        }
    }

    private func figures(_ status: SyncStatus) -> [[String: Any]] {
        [
            ("contacts", status.contacts), ("projects", status.projects), ("joined", status.links["linked"] ?? 0),
            ("waiting", status.outbox["pending"] ?? 0), ("givenUp", status.outbox["dead"] ?? 0),
            ("forPerson", status.needsPerson),
        ].map { key, count in ["title": templates.texts("overview.\(key)"), "count": count] }
    }

    private func table(_ rows: [SyncStatus.Review], _ label: String) -> [String: Any] {
        let rows = rows.map { row in
            ["who": row.label.isEmpty ? row.subject : row.label, "what": row.code, "why": row.message]
        }
        return ["label": label, "rows": rows]
    }
}
