public import Foundation

/// One stretch of a person's work on a project, from clocking in to clocking out.
public struct Punch: Sendable, Hashable, Identifiable {
    /// A stretch without work within a punch.
    public struct Break: Sendable, Hashable {
        /// When it began.
        public var start: Date
        /// When it ended; nil when it was not ended, and then it lasts until the punch ends.
        public var end: Date?

        /// Makes a break.
        public init(start: Date, end: Date?) {
            self.start = start
            self.end = end
        }
    }

    /// What identifies the punch in its system.
    public var id: String
    /// Who worked.
    public var personID: String
    /// What was worked on; nil for no project.
    public var projectID: String?
    /// When work began.
    public var start: Date
    /// When it ended; nil while the person is clocked in.
    public var end: Date?
    /// Breaks, in any order; they may overlap.
    public var breaks: [Break]

    /// Makes a punch.
    public init(
        id: String,
        personID: String,
        projectID: String?,
        start: Date,
        end: Date?,
        breaks: [Break] = []
    ) {
        self.id = id
        self.personID = personID
        self.projectID = projectID
        self.start = start
        self.end = end
        self.breaks = breaks
    }
}
