import Foundation

/// A form with files, as a browser sends it.
struct MultipartForm {
    let data: Data
    private let boundary: String

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    /// Writes the fields in order; an object with `base64` is a file, everything else a text.
    ///
    /// The boundary is counted up until it occurs in no content, so that the same fields always give the same bytes.
    init(_ fields: [(name: String, value: JSONValue)]) {
        let parts = fields.map(Self.part)
        var count = 0
        var boundary = "tenon-form-0"
        while parts.contains(where: { $0.range(of: Data(boundary.utf8)) != nil }) {
            count += 1
            boundary = "tenon-form-\(count)"
        }
        var data = Data()
        for part in parts {
            data += Data("--\(boundary)\r\n".utf8)
            data += part
            data += Data("\r\n".utf8)
        }
        self.data = data + Data("--\(boundary)--\r\n".utf8)
        self.boundary = boundary
    }

    private static func part(_ name: String, _ value: JSONValue) -> Data {
        var head = "Content-Disposition: form-data; name=\"\(quoted(name))\""
        guard case .object(let members) = value,
            let content = members["base64"]?.stringValue.flatMap({ text in
                Data(base64Encoded: text)
            })
        else { return Data((head + "\r\n\r\n" + value.textOrJSON).utf8) }
        head += "; filename=\"\(quoted(members["name"]?.stringValue ?? "file"))\"\r\n"
        head += "Content-Type: \(quoted(members["type"]?.stringValue ?? "application/octet-stream"))\r\n\r\n"
        return Data(head.utf8) + content
    }

    /// A text that cannot end its quotation marks or its line. By scalars: `\r\n` is a single character of Swift.
    private static func quoted(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { quoted, scalar in
            switch scalar {
            case "\"": quoted += "%22"
            case "\r": quoted += "%0D"
            case "\n": quoted += "%0A"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
    }
}
