import Foundation

/// Writes `application/x-www-form-urlencoded`.
enum FormBody {
    /// The fields in their order; all but unreserved characters are escaped, a space as `%20`.
    static func data(_ fields: [(String, String)]) -> Data {
        Data(fields.map { "\(Endpoint.escaped($0.0))=\(Endpoint.escaped($0.1))" }.joined(separator: "&").utf8)
    }
}
