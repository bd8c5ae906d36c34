/// Bounds that keep a hostile or mistaken document from costing more than it should.
struct GraphQLLimits: Sendable {
    /// Tokens in one document.
    var tokens = 15_000
    /// Nested selections or values, fragments expanded.
    var depth = 32
    /// Fields of one operation, fragments expanded.
    var fields = 10_000
    /// Problems reported of one document.
    var errors = 100
    /// Fields resolved while answering one request.
    var resolvedFields = 5_000_000
}
