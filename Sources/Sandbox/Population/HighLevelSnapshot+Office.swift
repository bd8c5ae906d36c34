import Foundation

/// The office: people, calendars, pipelines, automations; the same for every population of a seed.
extension HighLevelSnapshot {
    /// Sets up what a location has before it has contacts.
    mutating func furnish(seed: UInt64, now: HighLevelTime) {
        users = Self.users(account, seed: seed)
        calendars = Self.calendars(account, seed: seed)
        pipelines = Self.pipelines(seed: seed)
        (workflows, campaigns) = Self.automations(seed: seed, now: now)
        customFields += Self.opportunityFields(seed: seed)
    }

    private static func users(_ account: HighLevelAccount, seed: UInt64) -> [HighLevelUser] {
        let people = [("Dana", "Whitfield", "admin"), ("Marcus", "Reyes", "user"), ("Priya", "Nair", "user")]
        return zip(account.userIDs, people).enumerated().map { index, pair in
            let (id, (first, last, role)) = pair
            return HighLevelUser(
                id: id,
                firstName: first,
                lastName: last,
                email: first.lowercased() + "@ridgeline.example.com",
                phone: PopulationPhone(index: 8_000_000 + index, seed: seed).e164,
                role: role
            )
        }
    }

    private static func calendars(_ account: HighLevelAccount, seed: UInt64) -> [HighLevelCalendar] {
        var random = PopulationRandom(seed: seed, stream: "calendars")
        return [("Roof inspection", "An hour on site, with ladder and drone", 60), ("Estimate review", "By phone", 30)]
            .map { name, text, minutes in
                HighLevelCalendar(
                    id: random.alphanumeric(20),
                    name: name,
                    description: text,
                    slotDuration: minutes,
                    userIDs: Array(account.userIDs.prefix(2))
                )
            }
    }

    private static func pipelines(seed: UInt64) -> [HighLevelPipeline] {
        var random = PopulationRandom(seed: seed, stream: "pipelines")
        let plans = [
            (
                "Residential sales",
                [
                    "New lead", "Inspection scheduled", "Inspection done", "Estimate sent", "Negotiation",
                    "Contract signed", "Won",
                ]
            ),
            ("Insurance claims", ["Claim filed", "Adjuster meeting", "Approved", "Materials ordered", "Job complete"]),
        ]
        return plans.map { name, stages in
            HighLevelPipeline(
                id: random.alphanumeric(20),
                name: name,
                stages: stages.map { .init(id: random.uuid().uuidString.lowercased(), name: $0) }
            )
        }
    }

    private static func automations(
        seed: UInt64,
        now: HighLevelTime
    ) -> (workflows: [HighLevelAutomationEntry], campaigns: [HighLevelAutomationEntry]) {
        var random = PopulationRandom(seed: seed, stream: "automations")
        let created = HighLevelTime(milliseconds: now.milliseconds - 200 * 86_400_000)
        let workflows = [
            ("Missed call text back", "published"), ("Review request", "published"), ("Win back", "draft"),
        ]
        .map { name, status in
            HighLevelAutomationEntry(
                id: random.uuid().uuidString.lowercased(),
                name: name,
                status: status,
                createdAt: created
            )
        }
        let campaigns = [("Storm season", "published"), ("Spring gutters", "draft")]
            .map { name, status in
                HighLevelAutomationEntry(
                    id: random.alphanumeric(20),
                    name: name,
                    status: status,
                    createdAt: created
                )
            }
        return (workflows, campaigns)
    }

    private static func opportunityFields(seed: UInt64) -> [HighLevelCustomField] {
        var random = PopulationRandom(seed: seed, stream: "opportunity-fields")
        return [
            .init(
                id: random.alphanumeric(20),
                name: "Job Number",
                dataType: "TEXT",
                position: 0,
                model: "opportunity"
            ),
            .init(
                id: random.alphanumeric(20),
                name: "Roof Squares",
                dataType: "NUMERICAL",
                position: 1,
                model: "opportunity"
            ),
        ]
    }
}
