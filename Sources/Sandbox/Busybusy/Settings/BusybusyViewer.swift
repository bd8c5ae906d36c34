/// Whose key it is, and so which rows it shows: positions decide that in the real service.
enum BusybusyViewer: Sendable {
    /// Every row.
    case all
    /// The members and the projects, with all below them, of about half of the ids.
    case half

    /// A number of an id in which every letter moves every bit, so that ids in a row are told apart too.
    private static func mixed(_ id: String) -> UInt32 {
        let hash = id.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return ((hash ^ hash >> 16) &* 0x45D9_F3B5) >> 16
    }

    /// Whether a member or a root project of that id is shown.
    func sees(_ id: String) -> Bool {
        switch self {
        case .all: true
        case .half: BusybusyViewer.mixed(id) & 1 == 0
        }
    }
}

extension BusybusyState {
    /// Whether a project is shown: its root decides.
    func isVisible(_ project: BusybusyProject, to viewer: BusybusyViewer) -> Bool {
        viewer.sees(project.rootID)
    }

    /// Whether what belongs to the project of that id is shown.
    func isVisible(projectID: String, to viewer: BusybusyViewer) -> Bool {
        guard viewer == .half, let index = projects.index(of: projectID) else { return true }
        return viewer.sees(projects.rows[index].rootID)
    }

    /// Whether a punch is shown: its member and its project must be.
    func isVisible(_ entry: BusybusyTimeEntry, to viewer: BusybusyViewer) -> Bool {
        guard viewer == .half else { return true }
        return viewer.sees(entry.memberID) && (entry.projectID.map { isVisible(projectID: $0, to: viewer) } ?? true)
    }
}
