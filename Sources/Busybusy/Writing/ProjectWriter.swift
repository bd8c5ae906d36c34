/// A way to write projects. No write of the real service is publicly documented, so there are several ways, and which
/// one is used is the caller's choice.
///
/// There is no deletion: a project that is not wanted any more is archived.
public protocol ProjectWriter: Sendable {
    /// Makes a project. Two calls make two projects: neither title nor number need be unique.
    func create(_ project: ProjectCreate) async throws -> Project
    /// Changes the named fields of a project.
    func update(id: String, _ update: ProjectUpdate) async throws -> Project
    /// Takes a project out of the crew's sight, reversibly.
    func archive(id: String) async throws -> Project
    /// Brings an archived project back.
    func unarchive(id: String) async throws -> Project
}
