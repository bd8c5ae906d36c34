import Foundation
import TestSupport

@testable import HighLevel

/// A JSON text as a tree that may hold what JSON may not: members twice, digits without end, bytes that are no UTF-8.
enum FuzzNode: Sendable {
    case raw([UInt8])
    case list([FuzzNode])
    case object([Member])

    /// One member of an object; its name may come twice.
    struct Member: Sendable {
        var name: String
        var value: FuzzNode
    }

    init(_ value: JSONValue) throws {
        switch value {
        case .array(let items): self = .list(try items.map(FuzzNode.init))
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            self = .object(try sorted.map { Member(name: $0.key, value: try FuzzNode($0.value)) })
        default: self = .raw([UInt8](try JSONEncoder().encode(value)))
        }
    }

    /// How many nodes there are, this one included.
    var count: Int {
        switch self {
        case .raw: 1
        case .list(let items): 1 + items.reduce(0) { $0 + $1.count }
        case .object(let members): 1 + members.reduce(0) { $0 + $1.value.count }
        }
    }

    func render(into bytes: inout [UInt8]) {
        switch self {
        case .raw(let text): bytes += text
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.render(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes += "\"\(member.name)\":".utf8
                member.value.render(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The tree with the node at a place, counted in reading order from 0, changed.
    func changing(_ place: Int, _ change: (FuzzNode) -> FuzzNode) -> FuzzNode {
        var next = 0
        return walk(&next, to: place, change)
    }

    private func walk(_ next: inout Int, to place: Int, _ change: (FuzzNode) -> FuzzNode) -> FuzzNode {
        let own = next
        next += 1
        if own == place { return change(self) }
        switch self {
        case .raw: return self
        case .list(let items): return .list(items.map { $0.walk(&next, to: place, change) })
        case .object(let members):
            return .object(members.map { Member(name: $0.name, value: $0.value.walk(&next, to: place, change)) })
        }
    }
}
