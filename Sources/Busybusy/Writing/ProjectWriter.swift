/// A way to write projects. No write of the real service is publicly documented, so there are several ways, and which
/// one is used is the caller's choice.
///
/// Every writer keeps these rules: what it cannot do it refuses with code `.unsupported` before anything is sent; a blank
/// title and a change of nothing are refused with code `.invalid`; and a write whose reply was lost is `.unclear` and is
/// never sent a second time by the writer itself.
///
/// There is no deletion: a project that is not wanted any more is archived.
public protocol ProjectWriter: Sendable {
    /// What the writer can do.
    var abilities: WriterAbilities { get }
    /// Makes a project. Two calls make two projects: neither title nor number need be unique.
    func create(_ project: ProjectCreate) async throws -> WriteReceipt
    /// Changes the named fields of a project.
    func update(id: String, _ update: ProjectUpdate) async throws -> WriteReceipt
    /// Takes a project out of the crew's sight, reversibly.
    func archive(id: String) async throws -> WriteReceipt
    /// Brings an archived project back.
    func unarchive(id: String) async throws -> WriteReceipt
}
