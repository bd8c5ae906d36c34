import GRDB

/// The statements of one transaction, grouped by table in this type's extensions.
///
/// Valid only inside the closure that it was handed to.
public struct StoreTransaction {
    let db: Database
}
