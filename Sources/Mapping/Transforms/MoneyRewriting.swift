import Foundation
import Records

/// An amount with its currency's sign in busybusy and as a plain number in HighLevel: "1234.5" is "$1,234.50" there.
///
/// Amounts are rounded to what the currency has on the way to busybusy. What is no amount stays as it is.
public struct MoneyRewriting: Hashable, Sendable {
    /// Letters of ISO 4217.
    public let currency: String

    /// - Returns: nil when there is no such currency.
    public init?(currency: String) {
        guard Locale.Currency.isoCurrencies.contains(where: { $0.identifier == currency }) else { return nil }
        self.currency = currency
    }

    /// What stands before an amount: the sign, or the letters and a space.
    private var prefix: String {
        switch currency {
        case "USD", "CAD", "AUD", "NZD", "MXN": "$"
        case "EUR": "€"
        case "GBP": "£"
        default: currency + " "
        }
    }

    /// Digits behind the point (ISO 4217).
    private var decimals: Int {
        switch currency {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }

    private static let grouped = NumberRewriting.Form.us.signs

    /// Reads "1234.5", "$1,234.50", "-$5" and "USD 5".
    private func amount(_ text: String) -> DecimalText? {
        var rest = TextNormalization.trimmed(text)[...]
        let isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        for known in [prefix, currency + " ", currency] where rest.hasPrefix(known) {
            rest = rest.dropFirst(known.count)
            break
        }
        guard rest.first != "-" else { return nil }
        return DecimalText((isNegative ? "-" : "") + rest, signs: Self.grouped)
    }
}

extension MoneyRewriting: TextChange {
    func forward(_ text: String) -> String {
        guard let amount = amount(text)?.rounded(to: decimals) else { return text }
        return (amount.isNegative ? "-" : "") + prefix + amount.magnitude(Self.grouped)
    }

    func backward(_ text: String) -> String {
        amount(text)?.text(NumberRewriting.Form.plain.signs) ?? text
    }
}
