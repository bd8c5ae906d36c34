/// How a person names a run or a write of history: `run-1kq0x7ub2f4hs`, `write-1kq0x7uc9d2o1`.
public enum HistoryID: Hashable, Sendable {
    case run(Int64)
    case write(Int64)

    /// Reads what ``description`` wrote; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int64(parts[1], radix: 36), id > 0 else { return nil }
        switch parts[0] {
        case "run": self = .run(id)
        case "write": self = .write(id)
        default: return nil
        }
    }
}

extension HistoryID: CustomStringConvertible {
    public var description: String {
        switch self {
        case .run(let id): "run-" + String(id, radix: 36)
        case .write(let id): "write-" + String(id, radix: 36)
        }
    }
}
