import Testing

/// The simulation itself: it repeats what it did, and it finds what is wrong.
@Suite struct SimulationTests {
    @Test(arguments: [1, 3, 8]) func aSeedTakesTheSameCourseInEveryProcess(seed: Int) throws {
        let first = try SimulateProcess("--seed", "\(seed)", "--trace")
        let second = try SimulateProcess("--seed", "\(seed)", "--trace")
        #expect(first.status == 0, "\(first.output.suffix(2000))")
        let digest = try #require(first.line("seed \(seed): digest"))
        #expect(second.line("seed \(seed): digest") == digest)
        #expect(first.output == second.output)
    }

    @Test func seedsTakeDifferentCourses() throws {
        let (one, two) = (try SimulateProcess("--seed", "1"), try SimulateProcess("--seed", "2"))
        #expect(one.line("seed 1: digest")?.dropFirst(8) != two.line("seed 2: digest")?.dropFirst(8))
    }

    @Test func aDeliberateMistakeIsFoundAndToldInItsShortestStory() throws {
        let found = try SimulateProcess("--defect", "forgetsBase", "--seeds", "20", "--failures", "1")
        #expect(found.status != 0)
        let again = try #require(found.line("  again: make simulate SEED="), "\(found.output.suffix(2000))")
        let words = again.split(separator: " ")
        let seed = try #require(words.first { $0.hasPrefix("SEED=") }?.dropFirst(5))
        let kept = try #require(words.first { $0.hasPrefix("KEEP=") }?.dropFirst(5))
        let replay = try SimulateProcess("--seed", "\(seed)", "--keep", "\(kept)", "--defect", "forgetsBase")
        #expect(replay.status != 0, "the shortest story fails as well")
        let cured = try SimulateProcess("--seed", "\(seed)", "--keep", "\(kept)")
        #expect(cured.status == 0, "and not without the mistake: \(cured.output.suffix(1000))")
    }
}
