/// A number, written otherwise: "1234.5" is "1,234.50" in busybusy, and comes back as "1234.50".
///
/// What is no number stays as it is. With ``decimals`` named, numbers are rounded on the way to busybusy.
public struct NumberRewriting: Hashable, Sendable {
    /// How a number is written.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// 1234.5
        case plain
        /// 1,234.5
        case us
        /// 1.234,5
        case eu

        var signs: DecimalText.Signs {
            switch self {
            case .plain: .init(point: ".", group: nil)
            case .us: .init(point: ".", group: ",")
            case .eu: .init(point: ",", group: ".")
            }
        }
    }

    /// How HighLevel writes it.
    public let highLevel: Form
    /// How busybusy writes it.
    public let busybusy: Form
    /// Digits behind the point in busybusy, 0 to 10; nil for as many as there are.
    public let decimals: Int?

    public init(highLevel: Form = .plain, busybusy: Form, decimals: Int? = nil) {
        self.highLevel = highLevel
        self.busybusy = busybusy
        self.decimals = decimals
    }
}

extension NumberRewriting: TextChange {
    func forward(_ text: String) -> String {
        guard let number = DecimalText(text, signs: highLevel.signs) ?? DecimalText(text, signs: busybusy.signs) else {
            return text
        }
        return (decimals.map(number.rounded) ?? number).text(busybusy.signs)
    }

    func backward(_ text: String) -> String {
        let number = DecimalText(text, signs: busybusy.signs) ?? DecimalText(text, signs: highLevel.signs)
        return number?.text(highLevel.signs) ?? text
    }
}
