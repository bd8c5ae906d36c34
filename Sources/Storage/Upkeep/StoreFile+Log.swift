import GRDB

extension StoreFile {
    /// Writes the log back into the file where that can be done; what is damaged is left as it is.
    ///
    /// - Throws: ``StoreError`` when another process is in the file.
    static func emptyLog(_ path: String) throws(StoreError) {
        do {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw StoreError(.inUse, path: path)
        } catch {
            // Damaged, and kept with its log as it is.
        }
    }
}
