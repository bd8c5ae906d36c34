public import Records

/// What becomes of a root project that was made in busybusy and has no contact yet.
public struct NewContacts: Hashable, Sendable {
    /// A task for the office, created with the contact.
    public struct FirstTask: Hashable, Sendable {
        public var title: String
        /// Days from the contact's creation to the task's due time, 0 to 365.
        public var dueInDays: Int

        public init(title: String, dueInDays: Int) {
            self.title = title
            self.dueInDays = dueInDays
        }
    }

    public var isEnabled: Bool
    /// The project's fields that name the contact: the first that is filled.
    public var nameFields: [FieldName]
    /// Tags that the new contact gets. HighLevel stores tags in lower case.
    public var tags: [String]
    public var task: FirstTask?

    public init(
        isEnabled: Bool = false,
        nameFields: [FieldName] = ["customer", "title"],
        tags: [String] = [],
        task: FirstTask? = nil
    ) {
        self.isEnabled = isEnabled
        self.nameFields = nameFields
        self.tags = tags
        self.task = task
    }
}
