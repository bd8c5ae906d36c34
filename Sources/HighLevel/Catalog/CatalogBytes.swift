private import CHighLevelCatalog
import Foundation

/// The catalog's text as it is embedded in the program: one JSON object a line.
enum CatalogBytes {
    /// The whole text, not copied: it is part of the program's read-only data.
    static func embedded() -> Data {
        var count = 0
        guard let bytes = highlevel_catalog_bytes(&count) else { return Data() }
        return Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: bytes), count: count, deallocator: .none)
    }
}
