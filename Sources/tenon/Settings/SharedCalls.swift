import Busybusy
import Foundation

/// The file in which all processes on a store keep busybusy's limit of calls at a time.
enum SharedCalls {
    /// The slots, or nil when there is no store beside which the file could stand.
    ///
    /// - Throws: `BusybusyError` when the file cannot be opened; it names the file and the next step.
    static func slots(store: String) throws -> SharedSlots? {
        guard FileManager.default.fileExists(atPath: store) else { return nil }
        return try SharedSlots(path: "\(store).busybusy-slots")
    }
}
