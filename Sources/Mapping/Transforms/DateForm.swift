/// A way to write a day or a moment.
public enum DateForm: String, Hashable, Sendable, CaseIterable {
    /// 2026-11-24
    case iso
    /// 11/24/2026; read with or without leading zeros.
    case us
    /// 24/11/2026; read with or without leading zeros.
    case dayFirst = "day-first"
    /// 24.11.2026; read with or without leading zeros.
    case dotted
    /// Nov 24, 2026
    case words
    /// 2026-11-24T15:30:00Z, a moment; also read with an offset and a fraction of a second, which is dropped.
    case instant
    /// 1795534200000, a moment in milliseconds since 1970; parts of a second are dropped.
    case milliseconds
    /// 2026-11-24 09:30, a moment by the clock of the time zone.
    case local

    /// Whether it says a time of day, so that a time zone must be named.
    public var isMoment: Bool {
        switch self {
        case .iso, .us, .dayFirst, .dotted, .words: false
        case .instant, .milliseconds, .local: true
        }
    }
}
