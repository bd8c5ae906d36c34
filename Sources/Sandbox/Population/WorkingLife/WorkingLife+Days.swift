import Foundation

extension WorkingLife {
    /// What a crew does on one day: wall times in minutes after its midnight, more than 1440 being the next day.
    struct CrewDay: Sendable {
        var start: Int
        var end: Int
        var lunch: Int?
        /// When the crew moves to its second site.
        var move: Int?
        var isNight = false
    }

    /// The day of a crew, nil when it is free.
    func plan(_ crew: Int, on day: Int) -> CrewDay? {
        var random = PopulationRandom(seed: seed, stream: "life.crew", index: crew &* 1_000_000 &+ day)
        let isLast = crew == crewCount - 1
        // Work on a closed road, in the night in which the clocks change.
        if isLast, zone.changesClock(on: day + 1) { return CrewDay(start: 1260, end: 1740, isNight: true) }
        let weekday = BusybusyDate.weekday(of: day)
        switch weekday {
        case 0: return nil
        case 6: return random.chance(0.25) ? CrewDay(start: 420, end: 720) : nil
        default:
            if isLast, crew > 0, (day + 4) / 7 % 3 == 0 {
                return CrewDay(start: 1110 + random.below(90), end: 1590 + random.below(90), lunch: 1380, isNight: true)
            }
            let end = random.chance(0.12) ? 1080 + random.below(90) : 930 + random.below(90)
            let move = random.chance(0.35) ? 780 + random.below(60) : nil
            return CrewDay(start: 390 + random.below(45), end: end, lunch: 690 + random.below(45), move: move)
        }
    }

    /// The punches of a crew's members that began on a day.
    func entries(of crew: Int, on day: Int) -> [BusybusyTimeEntry] {
        guard let plan = plan(crew, on: day) else { return [] }
        let first = crew * Self.crewSize
        return (first..<min(first + Self.crewSize, members.count)).flatMap { entries(of: $0, crew, plan, on: day) }
    }

    private func entries(of member: Int, _ crew: Int, _ plan: CrewDay, on day: Int) -> [BusybusyTimeEntry] {
        var random = PopulationRandom(seed: seed, stream: "life.member", index: member &* 1_000_000 &+ day)
        let stray = strayDay(of: member, crew)
        guard !random.chance(0.05), stray.map({ day <= $0 }) ?? true else { return [] }
        let start = plan.start + random.below(20) - 10
        var end = plan.end + random.below(30) - 15
        // Nobody clocked out: the punch runs until the next morning, when it is noticed.
        if !plan.isNight, plan.end > 900, random.chance(0.01) { end = 1440 + 350 + random.below(15) }
        var spans = [(start, plan.move ?? end)]
        if let move = plan.move { spans.append((move, end)) }
        var result: [BusybusyTimeEntry] = []
        for (turn, span) in spans.enumerated() {
            let from = instant(day, span.0)
            guard from >= members[member].createdOn, from < now - 60,
                let site = site(for: crew, day: day, at: from, turn: turn)
            else { continue }
            var entry = entry(of: member, at: site, from: from, to: instant(day, span.1), &random)
            if let lunch = plan.lunch, (span.0..<span.1 - 30).contains(lunch) {
                entry.breaks.append(.init(id: uuid(&random), start: instant(day, lunch), end: instant(day, lunch + 30)))
            }
            result.append(finished(entry, crew, &random))
        }
        if day == stray, let last = result.indices.last { reopen(&result[last]) }
        return result
    }

    /// The day on which a forgetful member clocked in for the last time and never out; nil for everybody else.
    private func strayDay(of member: Int, _ crew: Int) -> Int? {
        guard member % 7 == 6 else { return nil }
        return (1...7).map { today - $0 }.first { day in plan(crew, on: day).map { !$0.isNight } ?? false }
    }

    /// The instant of a wall time, minutes after midnight of a day.
    private func instant(_ day: Int, _ minute: Int) -> Int {
        zone.instant(day: day + minute / 1440, minute: minute % 1440)
    }

    func uuid(_ random: inout PopulationRandom) -> String { random.uuid().uuidString.lowercased() }
}
