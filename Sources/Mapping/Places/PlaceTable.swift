import Foundation
import Records

/// Places by their codes and names, found without regard to case, accents and punctuation.
public struct PlaceTable: Sendable {
    /// A place with its two spellings.
    struct Entry: Sendable {
        let code: String
        let name: String
    }

    let entries: [Entry]
    private let byKey: [String: Entry]

    /// - Parameters:
    ///   - names: The name of each code.
    ///   - aliases: Further names that people use, with the code each stands for.
    init(_ names: [String: String], aliases: [String: String] = [:]) {
        entries = names.map { Entry(code: $0.key, name: $0.value) }.sorted { $0.code < $1.code }
        var byKey: [String: Entry] = [:]
        for (alias, code) in aliases {
            byKey[TextNormalization.name(alias)] = names[code].map { Entry(code: code, name: $0) }
        }
        for entry in entries { byKey[TextNormalization.name(entry.name)] = entry }
        for entry in entries { byKey[TextNormalization.name(entry.code)] = entry }
        self.byKey = byKey
    }

    /// The place that a code or a name stands for.
    func entry(for text: String) -> Entry? { byKey[TextNormalization.name(text)] }

    /// The place in the form, or the text itself when it is no place of the table.
    func text(_ text: String, as form: PlaceCoding.Form) -> String {
        guard let entry = entry(for: text) else { return text }
        return form == .code ? entry.code : entry.name
    }
}

extension PlaceTable {
    /// The countries whose states are known.
    public static let countriesWithStates = ["US", "CA", "MX", "AU"]

    /// The states, provinces and territories of a country; nil when they are not known.
    static func states(of country: String) -> PlaceTable? {
        switch country {
        case "US": unitedStates
        case "CA": canada
        case "MX": mexico
        case "AU": australia
        default: nil
        }
    }

    /// All countries of ISO 3166-1, with the English names of Foundation (Unicode CLDR).
    static let countries: PlaceTable = {
        let english = Locale(identifier: "en_US")
        let codes = Locale.Region.isoRegions.map(\.identifier).filter { code in
            code.count == 2 && code.allSatisfy { $0.isASCII && $0.isUppercase }
        }
        let names = codes.compactMap { code in english.localizedString(forRegionCode: code).map { (code, $0) } }
        return PlaceTable(Dictionary(names, uniquingKeysWith: { first, _ in first }), aliases: otherNames)
    }()

    /// Names of countries that people write and that CLDR spells otherwise.
    private static let otherNames = [
        "USA": "US", "United States of America": "US", "America": "US", "UK": "GB", "Great Britain": "GB",
        "England": "GB", "CAN": "CA", "MEX": "MX", "AUS": "AU", "Turkey": "TR", "Turkiye": "TR", "Ivory Coast": "CI",
        "Czech Republic": "CZ", "Holland": "NL", "Burma": "MM", "Macedonia": "MK", "Swaziland": "SZ",
        "Republic of Ireland": "IE", "Korea": "KR", "Russian Federation": "RU", "Viet Nam": "VN", "UAE": "AE",
    ]
}
