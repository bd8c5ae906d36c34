public import Foundation

/// A day or a moment, written otherwise: "2026-11-24" is "11/24/2026" in busybusy, and comes back.
///
/// Where one side has moments and the other days, the time zone says which day it is; a day comes back as its first moment.
/// What is no date stays as it is.
public struct DateRewriting: Hashable, Sendable {
    /// How HighLevel writes it.
    public let highLevel: DateForm
    /// How busybusy writes it.
    public let busybusy: DateForm
    /// Whose days and hours they are.
    public let timeZone: TimeZone
    private let calendar: Calendar

    public init(highLevel: DateForm, busybusy: DateForm, timeZone: TimeZone) {
        self.highLevel = highLevel
        self.busybusy = busybusy
        self.timeZone = timeZone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    private func reading(_ text: String, as form: DateForm) -> ClockReading? {
        ClockReading(text, form: form, calendar: calendar)
    }
}

extension DateRewriting: TextChange {
    func forward(_ text: String) -> String {
        if let reading = reading(text, as: highLevel) { return reading.text(busybusy, calendar: calendar) }
        // The contact may hold busybusy's form already. It goes through HighLevel's, so that it is no finer than what that
        // can say.
        guard let reading = reading(text, as: busybusy),
            let coarse = self.reading(reading.text(highLevel, calendar: calendar), as: highLevel)
        else { return text }
        return coarse.text(busybusy, calendar: calendar)
    }

    func backward(_ text: String) -> String {
        (reading(text, as: busybusy) ?? reading(text, as: highLevel))?.text(highLevel, calendar: calendar) ?? text
    }
}
