import Sandbox
import TestSupport

/// Draws a story from a seed.
struct StoryWriter {
    private let seed: UInt64
    private var random: SeededGenerator
    private var customers = 0
    private var number = 0
    private var now: Int64 = 0
    private var happenings: [Happening] = []

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed &* 2 &+ 1)
    }

    mutating func write() -> Story {
        for _ in 0..<Int.random(in: 2...6, using: &random) { addCustomer(isFirst: true) }
        // Some stories are all calm, some all storm: what only rest shows is not lost in noise.
        let faultShare = Double.random(in: 0...0.4, using: &random)
        let steps = Int.random(in: 4...40, using: &random)
        for _ in 0..<steps {
            now += gap()
            if Double.random(in: 0..<1, using: &random) < faultShare { breakSomething() } else { someoneActs() }
        }
        return Story(
            seed: seed,
            happenings: happenings,
            end: now + 60_000,
            pollSeconds: [20, 60, 120, 300].randomElement(using: &random) ?? 60,
            searchLagMilliseconds: [0, 0, 1500, 4000].randomElement(using: &random) ?? 0
        )
    }

    /// Often within one run of the engine, sometimes hours later.
    private mutating func gap() -> Int64 {
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<18: Int64.random(in: 0...3_000, using: &random)
        case 18..<35: Int64.random(in: 3_000...60_000, using: &random)
        case 35..<39: Int64.random(in: 60_000...600_000, using: &random)
        default: Int64.random(in: 600_000...3_600_000, using: &random)
        }
    }

    private mutating func add(_ what: Happening.What) { happenings.append(Happening(at: now, what: what)) }

    private mutating func addCustomer(isFirst: Bool) {
        let customer = customers
        customers += 1
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: add(.contactAdded(customer: customer, isTagged: Int.random(in: 0..<5, using: &random) > 0))
        case 5..<8 where isFirst: add(.pairAdded(customer: customer))
        default: add(.projectAdded(customer: customer))
        }
    }

    private mutating func someoneActs() {
        let customer = Int.random(in: 0..<customers, using: &random)
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<7: add(.contactEdited(customer: customer, anyField(), number: anyNumber()))
        case 7..<13: add(.projectEdited(customer: customer, anyField(), number: anyNumber()))
        case 13..<15: addCustomer(isFirst: false)
        case 15..<17: add(.tagged(customer: customer, Bool.random(using: &random)))
        case 17: add(.contactDeleted(customer: customer))
        default: add(.projectArchived(customer: customer, Int.random(in: 0..<5, using: &random) < 3))
        }
    }

    private mutating func anyField() -> Field { Field.allCases.randomElement(using: &random) ?? .city }

    /// Nil empties the field.
    private mutating func anyNumber() -> Int? {
        number += 1
        return Int.random(in: 0..<8, using: &random) == 0 ? nil : number * 40
    }

    private mutating func breakSomething() {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<6: add(.fault(anyFault()))
        case 6..<9:
            let down = [0, 1, 5, 60, 900].randomElement(using: &random) ?? 1
            add(.crash(step: Int.random(in: 1...120, using: &random), downSeconds: down))
        default: add(.clockSet(seconds: Int.random(in: -600...600, using: &random)))
        }
    }

    private mutating func anyFault() -> Fault {
        Fault(
            side: SandboxInMemory.Side.allCases.randomElement(using: &random) ?? .highLevel,
            kind: Fault.Kind.allCases.randomElement(using: &random) ?? .reset,
            skip: Int.random(in: 0...4, using: &random),
            times: [1, 1, 2, 3, 6].randomElement(using: &random) ?? 1,
            writesOnly: Int.random(in: 0..<3, using: &random) > 0
        )
    }
}
