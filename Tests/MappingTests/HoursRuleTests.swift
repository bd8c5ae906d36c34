import Mapping
import Testing

@Suite struct HoursRuleTests {
    private func rule(_ lines: String) throws -> HoursRule? {
        try MappingDocument(yaml: MappingText.withRules(and: lines)).flows.hours
    }

    @Test func itIsOffUnlessNamed() throws {
        #expect(try MappingDocument.standard().flows.hours == nil)
        #expect(try rule("hours: false") == nil)
        #expect(try rule("hours: true") == HoursRule())
    }

    @Test func everyOptionIsRead() throws {
        let read = try rule(
            """
            hours:
              time-zone: America/Denver
              week-starts-on: monday
              pay-period: biweekly from 2026-01-05
              overtime:
                after-hours-a-week: never
                after-hours-a-day: 8.5
              fields:
                total: Crew hours
                overtime-this-week: Overtime now
              weekly-note: true
              read-days: 60
            """
        )
        var rule = HoursRule()
        rule.timeZone = "America/Denver"
        rule.firstWeekday = 2
        rule.payPeriod = .biweekly(from: .init(year: 2026, month: 1, day: 5))
        rule.weeklyLimit = nil
        rule.dailyLimit = 8.5
        rule.fields = [.total: "Crew hours", .overtimeThisWeek: "Overtime now"]
        rule.writesWeeklyNote = true
        rule.readDays = 60
        #expect(read == rule)
    }

    @Test(arguments: [("weekly", HoursRule.PayPeriod.weekly), ("semimonthly", .semimonthly), ("monthly", .monthly)])
    func payPeriodsAreNamed(name: String, period: HoursRule.PayPeriod) throws {
        #expect(try rule("hours: { pay-period: \(name) }")?.payPeriod == period)
    }

    /// What stands in `hours`, and what the one problem says.
    @Test(arguments: [
        ("time-zone: Chicago", "'Chicago' is not a time zone. Use a name of the IANA list"),
        ("time-zone: EST", "'EST' is not a time zone"),
        ("week-starts-on: mon", "'mon' is not a choice for 'week-starts-on'"),
        ("pay-period: biweekly", "biweekly from YYYY-MM-DD"),
        ("pay-period: biweekly from 2026-02-30", "biweekly from YYYY-MM-DD"),
        ("pay-period: fortnightly", "'fortnightly' is not a pay period"),
        ("overtime: { after-hours-a-week: 200 }", "above 0, at most 168, or never"),
        ("overtime: { after-hours-a-day: 0 }", "above 0, at most 24, or never"),
        ("overtime: { weekly: 40 }", "unknown key 'weekly' in 'overtime'"),
        ("fields: { totals: Hours }", "unknown key 'totals' in 'fields' of 'hours'"),
        ("fields: { total: Hours, regular: Hours }", "two figures have the custom field 'Hours'"),
        ("weekly-note: sometimes", "'weekly-note' must be true or false"),
        ("read-days: 3", "from 7 to 730"),
        ("timezone: UTC", "unknown key 'timezone' in 'hours'"),
    ])
    func whatIsWrongIsNamedWithItsLine(line: String, words: String) {
        let problems = MappingDocument.problems(in: MappingText.withRules(and: "hours:\n  \(line)"))
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.line == 6)
        #expect(problems.first?.message.contains(words) == true, "\(problems)")
    }
}
