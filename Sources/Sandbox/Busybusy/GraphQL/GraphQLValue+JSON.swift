import Foundation

extension GraphQLValue {
    /// Reads any JSON text; a number without a fractional part becomes an integer, object keys come in no set order.
    ///
    /// `JSONSerialization` rather than `JSONDecoder`: a decoder finds the kind of a value of unknown shape only by failing
    /// at the others, which costs microseconds each.
    init?(json: Data) {
        guard let any = try? JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed) else { return nil }
        self.init(foundation: any)
    }

    private init(foundation any: Any) {
        switch any {
        case let text as String: self = .string(text)
        case let items as [Any]: self = .list(items.map(GraphQLValue.init(foundation:)))
        case let fields as [String: Any]:
            let entries = fields.map { GraphQLObject.Entry(key: $0.key, value: GraphQLValue(foundation: $0.value)) }
            self = .object(GraphQLObject(entries: entries))
        case let number as NSNumber: self = GraphQLValue(number)
        default: self = .null
        }
    }

    private init(_ number: NSNumber) {
        // A truth value is a number too here, told apart only by the C type it encodes.
        if number.objCType.pointee == CChar(UInt8(ascii: "c")) {
            self = .boolean(number.boolValue)
        } else if let integer = Int(exactly: number.doubleValue), abs(integer) < 1 << 53 {
            self = .int(integer)
        } else {
            self = Int(exactly: number).map(GraphQLValue.int) ?? .float(number.doubleValue)
        }
    }
}

extension GraphQLValue {
    /// The JSON text in UTF-8. Written by hand because a GraphQL response keeps the order of its selection.
    var json: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .int(let number): bytes.append(contentsOf: String(number).utf8)
        case .float(let number): bytes.append(contentsOf: GraphQLValue.numeral(number).utf8)
        case .string(let text): GraphQLValue.write(text, to: &bytes)
        case .list(let items): GraphQLValue.write(items, to: &bytes)
        case .object(let object): GraphQLValue.write(object, to: &bytes)
        }
    }

    private static func write(_ items: [GraphQLValue], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            item.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func write(_ object: GraphQLObject, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, entry) in object.entries.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(entry.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            entry.value.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A number as JavaScript prints it: no fraction when there is none; null where JSON has no number for it.
    static func numeral(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The value as graphql-js shows it inside messages: objects as `{ a: 1 }`, texts quoted.
    var inspected: String {
        switch self {
        case .list(let items): return "[" + items.map(\.inspected).joined(separator: ", ") + "]"
        case .object(let object):
            if object.entries.isEmpty { return "{}" }
            return "{ " + object.entries.map { "\($0.key): \($0.value.inspected)" }.joined(separator: ", ") + " }"
        default: return String(decoding: json, as: UTF8.self)
        }
    }
}
