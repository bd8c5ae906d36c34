import Engine
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Where HighLevel's webhooks come in.
struct WebhookRoute: Sendable {
    /// The path, as it is entered in the app's settings at HighLevel.
    static let path = "webhooks/highlevel"
    /// One mebibyte: what the verifier looks at as well.
    private static let maximumBytes = 1024 * 1024

    let intake: WebhookIntake

    func answer(_ request: Request) async -> Response {
        // The whole body, as it came: the signature is over the raw bytes.
        guard let body = try? await request.body.collect(upTo: Self.maximumBytes) else {
            return Self.response(413, "A webhook has at most \(Self.maximumBytes) bytes.")
        }
        let answer = await intake.take(Data(body.readableBytesView)) { name in
            HTTPField.Name(name).flatMap { request.headers[$0] }
        }
        return Self.response(answer.status, answer.message)
    }

    private static func response(_ status: Int, _ message: String) -> Response {
        Response(
            status: .init(code: status),
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: message + "\n"))
        )
    }
}
