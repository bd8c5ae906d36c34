@testable import HighLevel

extension OperationCatalog {
    /// One catalog for all tests: reading every entry takes a while in a debug build.
    static let forTests = OperationCatalog()
}
