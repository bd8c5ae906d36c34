import Engine
import Hummingbird
import Storage

/// Whether this process can do its work: the store answers, and the last run did not fail.
struct Readiness {
    private let sources: TenonServer.Sources

    init(_ sources: TenonServer.Sources) { self.sources = sources }

    var response: Response {
        get async {
            do {
                _ = try await sources.store.read { [workspace = sources.workspace] in
                    try $0.inboxCount(workspace: workspace)
                }
            } catch {
                return Self.text("the store does not answer\n", .serviceUnavailable)
            }
            switch sources.lastOutcome() {
            case nil: return Self.text("starting: the first run has not ended\n", .serviceUnavailable)
            case .failed(let cause, _): return Self.text("the last run failed: \(cause)\n", .serviceUnavailable)
            case .done: return Self.text("ready\n", .ok)
            }
        }
    }

    private static func text(_ text: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
