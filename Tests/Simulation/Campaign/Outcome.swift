/// What became of a story.
struct Outcome: Sendable {
    /// What must not be so; empty when all is well.
    var problems: [String]
    let digest: UInt64
    let lines: [String]
    let counts: World.Counts
    let virtualSeconds: Double
}
