public import Foundation

/// A time entry as the notes from the field see it.
public struct FieldEntry: Hashable, Sendable {
    /// Whose job the work was.
    public enum Home: Hashable, Sendable {
        /// The contact's, whose id it is.
        case contact(String)
        /// A project that no contact stands behind, or no project.
        case nobody
        /// The project is not in the mirror, so nothing may be concluded.
        case unknown
    }

    public let id: String
    public var memberID: String?
    /// What the member wrote, as written.
    public var text: String
    /// Day and time from start to end, as the clock of the site showed them.
    public var when: String
    /// When it ended; nil while the member is clocked in.
    public var end: Date?
    public var isDeleted: Bool
    public var home: Home
    /// Whether a note may be made of it; one that there is already is kept up to date either way.
    public var mayBegin: Bool

    public init(
        id: String,
        memberID: String? = nil,
        text: String,
        when: String,
        end: Date?,
        isDeleted: Bool = false,
        home: Home,
        mayBegin: Bool = true
    ) {
        self.id = id
        self.memberID = memberID
        self.text = text
        self.when = when
        self.end = end
        self.isDeleted = isDeleted
        self.home = home
        self.mayBegin = mayBegin
    }
}
