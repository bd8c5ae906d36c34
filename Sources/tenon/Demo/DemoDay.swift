import Engine
import Foundation

/// A short day on both sides, one change after the other, each followed by a sync.
struct DemoDay: Sendable {
    let open: OpenWorkspace

    func play(_ say: (String) -> Void) async throws -> [DemoRow] {
        let scenes = DemoScript(open: open, cast: try await DemoCast(open: open)).scenes
        var rows: [DemoRow] = []
        for scene in scenes {
            try await scene.act()
            let report = try await open.engine.run()
            let evidence = try await scene.evidence()
            say("\(scene.what) … \(report.dispatched.applied.counted("write"))")
            rows.append(
                DemoRow(what: scene.what, evidence: evidence ?? "it did not arrive", arrived: evidence != nil)
            )
        }
        return rows
    }
}
