/// What is known after a write that did not fail.
public enum WriteReceipt: Sendable, Hashable {
    /// It is done, and this is the project as it is now.
    case project(Project)
    /// It was taken and is done later, without a word about the result: the next scan shows it, found by number or marker.
    case accepted

    /// The project, when the writer told it.
    public var project: Project? {
        if case .project(let project) = self { project } else { nil }
    }
}
