import Foundation

extension GraphQLValue: Decodable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads any JSON value; a number without a fractional part becomes an integer. Object keys come in no set order.
    init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: Key.self) {
            var object = GraphQLObject()
            for key in keyed.allKeys {
                object.append(key.stringValue, try keyed.decode(GraphQLValue.self, forKey: key))
            }
            self = .object(object)
        } else if var unkeyed = try? decoder.unkeyedContainer() {
            var items: [GraphQLValue] = []
            while !unkeyed.isAtEnd { items.append(try unkeyed.decode(GraphQLValue.self)) }
            self = .list(items)
        } else {
            self = try GraphQLValue(scalarIn: decoder.singleValueContainer())
        }
    }

    private init(scalarIn container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .boolean(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .int(number)
        } else if let number = try? container.decode(Double.self) {
            self = .float(number)
        } else {
            self = .string(try container.decode(String.self))
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
