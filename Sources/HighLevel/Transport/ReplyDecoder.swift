import Foundation

/// Reads the JSON body of a reply, unless it is nested deeper than any reply is.
///
/// Foundation's decoder goes 512 levels deep, and there one wrong guess at a value's type costs the square of the depth:
/// a few kilobytes of lists in lists took seconds. So the depth is looked at first.
enum ReplyDecoder {
    /// How deep lists and objects may be nested.
    static let maximumDepth = 128

    /// The value that the body holds.
    ///
    /// - Throws: `DecodingError`.
    static func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
        guard !isTooDeep(body) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "nested deeper than \(maximumDepth) levels")
            )
        }
        return try JSONDecoder().decode(type, from: body)
    }

    /// Counts brackets outside of texts; what is no JSON may be counted wrong, and is refused by the decoder.
    private static func isTooDeep(_ body: Data) -> Bool {
        body.withUnsafeBytes { bytes in
            var depth = 0
            var isInText = false
            var isEscaped = false
            for byte in bytes {
                if isInText {
                    if isEscaped {
                        isEscaped = false
                    } else if byte == UInt8(ascii: "\\") {
                        isEscaped = true
                    } else if byte == UInt8(ascii: "\"") {
                        isInText = false
                    }
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): isInText = true
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    depth += 1
                    if depth > maximumDepth { return true }
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                default: break
                }
            }
            return false
        }
    }
}
