import Foundation
import Reconciliation
import Storage

/// Which things in review are meant.
public struct ReviewFilter: Hashable, Sendable {
    /// Only those of this code.
    public var code: String?
    /// Only those about this field.
    public var field: String?
    /// Only those of records whose name holds this text, whatever the case.
    public var search: String?
    /// Only those about which a person has something to do.
    public var needsPersonOnly: Bool

    public init(
        code: String? = nil,
        field: String? = nil,
        search: String? = nil,
        needsPersonOnly: Bool = false
    ) {
        self.code = code
        self.field = field
        self.search = search
        self.needsPersonOnly = needsPersonOnly
    }

    /// Every code there is, as they are written.
    public static var codes: [String] { ReviewItem.Code.allCases.map(\.rawValue) }

    func allows(_ row: ReviewRow, label: String) -> Bool {
        (code == nil || row.code == code) && (field == nil || row.field == field)
            && (!needsPersonOnly || row.needsPerson) && (search.map { label.localizedStandardContains($0) } ?? true)
    }
}
