import Foundation
import HighLevel

/// The file in which all processes on a store keep HighLevel's budget of one location.
enum SharedBudget {
    /// The ledger, or nil when there is no store beside which the file could stand.
    ///
    /// - Throws: ``CommandFailure`` when the file cannot be opened.
    static func ledger(store: String, locationID: String) throws -> FileBudgetLedger? {
        guard FileManager.default.fileExists(atPath: store) else { return nil }
        let path = "\(store).budget-\(locationID.filter { $0.isLetter || $0.isNumber })"
        do {
            return try FileBudgetLedger(path: path)
        } catch {
            throw CommandFailure("the budget file \(path) cannot be used (\(error)). Check the folder and its rights.")
        }
    }
}
