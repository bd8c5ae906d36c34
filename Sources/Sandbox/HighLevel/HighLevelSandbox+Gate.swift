import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What every request is asked before its operation runs.
extension HighLevelSandbox {
    /// Bodies may have at most so many bytes.
    private static let largestBody = 1 << 20

    /// Missing and unknown versions have their own 401 each, before the token is looked at (seen in live traffic).
    func version(of request: Request) throws(HighLevelFailure) -> HighLevelVersion {
        guard let name = HTTPField.Name("Version"), let text = request.headers[name] else {
            throw .unauthorized("version header was not found.")
        }
        guard let version = HighLevelVersion(rawValue: text) else { throw .unauthorized("version header is invalid") }
        return version
    }

    /// Whom the request's token stands for; a missing one is answered like a bad one (assumption).
    func caller(of request: Request) throws(HighLevelFailure) -> HighLevelCaller {
        let header = request.headers[.authorization] ?? ""
        return try caller(header.hasPrefix("Bearer ") ? String(header.dropFirst("Bearer ".count)) : "")
    }

    /// Counts the call against the caller's limits. Throws 429 when one is reached.
    func admit(_ caller: HighLevelCaller) throws(HighLevelFailure) {
        guard withTraffic({ [now] in $0.limits.admit(caller.budget, at: now) }) else { throw .tooManyRequests }
    }

    /// The bytes of the body. Throws 413 beyond a megabyte.
    func bytes(of request: Request) async throws(HighLevelFailure) -> Data {
        do {
            return Data(try await request.body.collect(upTo: Self.largestBody).readableBytesView)
        } catch {
            throw HighLevelFailure(status: 413, message: "request entity too large")
        }
    }

    /// The JSON object that the bytes are; an empty one for none. Throws 400 for anything else.
    func object(_ bytes: Data) throws(HighLevelFailure) -> HighLevelValue {
        if bytes.isEmpty { return [:] }
        guard let value = try? JSONDecoder().decode(HighLevelValue.self, from: bytes), value.members != nil else {
            throw .badRequest("Unexpected token in JSON: the body is not a JSON object")
        }
        return value
    }
}
