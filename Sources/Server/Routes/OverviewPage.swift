import Engine
import Foundation
import Hummingbird

/// One page that answers: is it working?
enum OverviewPage {
    static func response(_ sources: TenonServer.Sources) async throws -> Response {
        let status = try await SyncStatus.read(from: sources.store, workspace: sources.workspace, limit: 100)
        let html = page(status, sources.lastOutcome())
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
                .cacheControl: "no-store",
            ],
            body: .init(byteBuffer: ByteBuffer(string: html))
        )
    }

    static func page(_ status: SyncStatus, _ outcome: SyncService.Outcome?) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Tenon: overview</title>
        <link rel="stylesheet" href="/overview.css">
        </head>
        <body>
        <main>
        <h1>Tenon</h1>
        <p class="state \(state(outcome).class)">\(escaped(state(outcome).text))</p>
        <dl>
        \(figures(status).map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined(separator: "\n"))
        </dl>
        \(reviewSection(status))
        </main>
        </body>
        </html>

        """
    }

    private static func state(_ outcome: SyncService.Outcome?) -> (class: String, text: String) {
        switch outcome {
        case nil: ("waiting", "The first run is under way.")
        case .done(let report, let at):
            (
                "good",
                "In step. Last run \(at.formatted(.iso8601)): \(report.changed) changed records, "
                    + "\(report.dispatched.applied) writes, \(report.dispatched.failed) failed."
            )
        case .failed(let cause, let at): ("bad", "The last run failed at \(at.formatted(.iso8601)): \(cause)")
        }
    }

    private static func figures(_ status: SyncStatus) -> [(String, Int)] {
        [
            ("Contacts", status.contacts), ("Projects", status.projects), ("Joined", status.links["linked"] ?? 0),
            ("Waiting writes", status.outbox["pending"] ?? 0), ("Failed writes", status.outbox["dead"] ?? 0),
            ("For a person", status.needsPerson),
        ]
    }

    private static func reviewSection(_ status: SyncStatus) -> String {
        guard !status.review.isEmpty else { return "<p>Nothing waits for a person.</p>" }
        let rows = status.review.map { item in
            "<tr><td>\(escaped(item.label.isEmpty ? item.subject : item.label))</td><td>\(escaped(item.code))</td>"
                + "<td>\(escaped(item.message))</td></tr>"
        }
        return """
            <h2>For a person to look at</h2>
            <table>
            <thead><tr><th scope="col">Who</th><th scope="col">What</th><th scope="col">Why, and what to do</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    /// Text that comes from outside, made harmless in HTML.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
