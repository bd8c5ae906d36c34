import Reconciliation
import Records
import Storage

extension ReviewRow {
    /// The row that keeps the item.
    init(_ item: ReviewItem, at moment: Milliseconds) {
        self.init(
            subject: item.subject,
            code: item.code.rawValue,
            field: item.field?.rawValue ?? "",
            message: item.message,
            needsPerson: item.needsPerson,
            at: moment,
            values: item.values
        )
    }
}
