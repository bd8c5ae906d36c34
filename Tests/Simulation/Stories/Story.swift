import Engine
import Sandbox
import TestSupport

/// Everything that the driver chose for a seed. Any part of it left out is a story as well.
struct Story: Sendable {
    let seed: UInt64
    var happenings: [Happening]
    /// When faults stop and everything comes to rest, in milliseconds since the beginning.
    let end: Int64
    /// Seconds between two runs of the engine.
    let pollSeconds: Int
    let searchLagMilliseconds: Int
    /// A deliberate mistake of the engine that lives through it.
    var defect: Defect?

    /// The story of a seed.
    init(seed: UInt64, defect: Defect? = nil) {
        var writer = StoryWriter(seed: seed)
        self = writer.write()
        self.defect = defect
    }

    init(seed: UInt64, happenings: [Happening], end: Int64, pollSeconds: Int, searchLagMilliseconds: Int) {
        self.seed = seed
        self.happenings = happenings
        self.end = end
        self.pollSeconds = pollSeconds
        self.searchLagMilliseconds = searchLagMilliseconds
    }

    /// The story with only those of its happenings.
    func keeping(_ indices: [Int]) -> Story {
        var story = self
        story.happenings = indices.filter(happenings.indices.contains).map { happenings[$0] }
        return story
    }
}
