/// What HighLevel was seen to do against its own documents and not always; each is switched on by a test.
struct HighLevelQuirks: Sendable, Equatable {
    /// A create of a contact answers 422 so many times although the contact is there afterwards (reported by users).
    var failuresAfterCreate = 0
}
