import Foundation
import TestSupport

@testable import HighLevel

/// Damages JSON texts, in structure and in bytes. The same seed and number give the same damage.
struct FuzzMutator {
    private var random: SeededGenerator
    /// A text that must not show up in an error.
    private let planted: String

    init(seed: UInt64, number: Int, planted: String) {
        random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
        self.planted = planted
    }

    /// A damaged text made from a sound one.
    mutating func damaged(_ sound: FuzzNode) -> Data {
        var node = sound
        for _ in 0..<Int.random(in: 0...3, using: &random) { node = damagedNode(node) }
        var bytes: [UInt8] = []
        node.render(into: &bytes)
        if Int.random(in: 0..<3, using: &random) == 0 { damage(&bytes) }
        return Data(bytes)
    }

    /// One of several, by chance.
    mutating func pick<Element>(_ items: [Element]) -> Element { items.randomElement(using: &random)! }

    /// A whole number of a range, by chance.
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func damagedNode(_ node: FuzzNode) -> FuzzNode {
        let place = Int.random(in: 0..<node.count, using: &random)
        let change = self.change()
        return node.changing(place, change)
    }

    private mutating func change() -> (FuzzNode) -> FuzzNode {
        let choice = Int.random(in: 0..<16, using: &random)
        let dice = Int.random(in: 0..<1000, using: &random)
        let planted = planted
        switch choice {
        case 0...6: return Self.replacing(with: replacement(dice))
        case 7: return { Self.withoutMember($0, dice) }
        case 8: return { Self.withMemberTwice($0, dice) }
        case 9: return { Self.withMemberRenamed($0, dice, to: ["id", "x", "", "\\ud83d", "é"][dice % 5]) }
        case 10: return { .list(Array(repeating: $0, count: dice % 8)) }
        case 11: return { .object([.init(name: "id", value: $0), .init(name: "value", value: $0)]) }
        default: return Self.replacing(with: "\"\(planted)\"")
        }
    }

    private static func replacing(with text: String) -> (FuzzNode) -> FuzzNode {
        { _ in .raw([UInt8](text.utf8)) }
    }

    private mutating func replacement(_ dice: Int) -> String {
        switch dice % 12 {
        case 0: return "null"
        case 1: return ["true", "false"][dice % 2]
        case 2: return ["0", "-1", "1.5", "1e3", "9007199254740993", "-0"][dice % 6]
        case 3: return ["1e999", "-1e999", "1e-999", "18446744073709551616", "9223372036854775808"][dice % 5]
        case 4: return String(repeating: "9", count: 400)
        case 5: return "\"\""
        case 6: return ["[]", "{}", "[null]", "[{}]", "{\"a\":{}}"][dice % 5]
        case 7: return "\"" + String(repeating: "long ", count: dice) + "\""
        case 8: return ["\"\\ud83d\"", "\"\\u0000\"", "\"\\uZZZZ\"", "\"\u{202E}\u{0}\""][dice % 4]
        case 9: return ["2021-13-45", "9999999-01-01", "2021-02-30T25:61:61Z", "0000-00-00"][dice % 4].quoted
        case 10: return nested(dice)
        default: return ["tru", "NaN", "Infinity", "'x'", "01", "--1", "undefined"][dice % 7]
        }
    }

    /// Lists in lists, objects in objects; seldom a hundred thousand of them.
    private func nested(_ dice: Int) -> String {
        let depth = dice > 995 ? 100_000 : [2, 64, 127, 128, 130, 300, 500, 509, 511, 513, 1000][dice % 11]
        let (open, close) = dice % 2 == 0 ? ("[", "]") : ("{\"a\":", "}")
        let middle = dice % 2 == 0 ? "" : "1"
        return String(repeating: open, count: depth) + middle
            + (dice % 3 == 0 ? "" : String(repeating: close, count: depth))
    }
}

// MARK: - Members

extension FuzzMutator {
    private static func withoutMember(_ node: FuzzNode, _ dice: Int) -> FuzzNode {
        guard case .object(var members) = node, !members.isEmpty else { return .object([]) }
        members.remove(at: dice % members.count)
        return .object(members)
    }

    private static func withMemberTwice(_ node: FuzzNode, _ dice: Int) -> FuzzNode {
        guard case .object(var members) = node, !members.isEmpty else { return node }
        let member = members[dice % members.count]
        let value: FuzzNode = dice % 2 == 0 ? .raw([UInt8]("7".utf8)) : member.value
        members.append(.init(name: member.name, value: value))
        return .object(members)
    }

    private static func withMemberRenamed(_ node: FuzzNode, _ dice: Int, to name: String) -> FuzzNode {
        guard case .object(var members) = node, !members.isEmpty else { return node }
        members[dice % members.count].name = name
        return .object(members)
    }
}

// MARK: - Bytes

extension FuzzMutator {
    private mutating func damage(_ bytes: inout [UInt8]) {
        let place = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1, 2: bytes.removeSubrange(place...)
        case 3, 4: if !bytes.isEmpty { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 5: bytes.insert(contentsOf: [0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80], at: place)
        case 6: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
        case 7: bytes.insert(contentsOf: bytes.suffix(from: place), at: place)
        case 8: bytes += "<!-- \(planted) -->".utf8
        case 9: bytes = [UInt8](pick(wholes))
        case 10: bytes.insert(0, at: place)
        default: bytes = bytes.flatMap { [$0, 0] }
        }
    }

    /// What proxies and broken services answer in place of JSON.
    private var wholes: [Data] {
        [
            Data(), Data(" \n".utf8), Data("null".utf8), Data("[]".utf8), Data("{}".utf8), Data("OK".utf8),
            Data("<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1>\(planted)</body></html>".utf8),
            Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]), Data([0xFF, 0xFE, 0x7B, 0]), Data(count: 64),
            Data(#"{"message":null,"error":{"code":"x"}}"#.utf8), Data(#"{"message":["\#(planted)",1,null]}"#.utf8),
        ]
    }
}

extension String {
    fileprivate var quoted: String { "\"\(self)\"" }
}
