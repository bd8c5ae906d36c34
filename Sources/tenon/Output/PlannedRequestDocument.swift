import HighLevel

/// A request that was not sent, for output.
struct PlannedRequestDocument: Encodable {
    let method: String
    let url: String
    let headers: [String: String]
    let body: String?
    let bodyBytes: Int
    let reads: Bool

    init(_ request: PlannedRequest) {
        method = request.method
        url = request.url
        headers = request.headers
        body = request.body
        bodyBytes = request.bodyBytes
        reads = request.reads
    }

    /// Whether the word occurs in what would be sent.
    func mentions(_ word: String) -> Bool { url.contains(word) || body?.contains(word) == true }

    /// The request as it would go over the line, without the token.
    var lines: [String] {
        var lines = ["\(method) \(url)"]
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if bodyBytes > 0 { lines += ["", body ?? "(\(bodyBytes) bytes)"] }
        return lines + ["", reads ? "This reads only." : "This changes something. Nothing was sent."]
    }
}
