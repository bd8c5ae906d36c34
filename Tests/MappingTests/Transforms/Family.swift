import Foundation
import Mapping
import Records
import TestSupport
import Testing

/// Every transform that takes parameters, with the values that it claims to bring back as they were.
struct Family: CustomTestStringConvertible {
    let transform: Transform
    let label: String
    /// A value that goes over and comes back the same; nil where something is lost by design.
    var lossless: (@Sendable (inout SeededGenerator) -> Value)?

    var testDescription: String { label }

    static let all: [Family] =
        names + places + dates + numbers + lists + others

    private static let others = [
        Family(transform: .lookup(metals), label: "lookup") { ["Gold", "Silver", "x"].randomElement(using: &$0)! },
        Family(transform: .lookup(chain), label: "lookup, a chain") { ["A", "B"].randomElement(using: &$0)! },
        Family(transform: .lookup(merging), label: "lookup, two to one"),
        Family(transform: .fallback("Unknown"), label: "default") { .text("a\(Int.random(in: 0...99, using: &$0))") },
        Family(transform: .constant("Roofing"), label: "constant"),
        Family(transform: .template(Template("{{city}}, {{state}}")!), label: "template") { _ in "as it was made" },
    ]

    static let metals = LookupTable([
        .init(highLevel: "Gold", busybusy: "G"), .init(highLevel: "Silver", busybusy: "S"),
    ])
    static let chain = LookupTable([.init(highLevel: "A", busybusy: "B"), .init(highLevel: "B", busybusy: "C")])
    static let merging = LookupTable([.init(highLevel: "A", busybusy: "X"), .init(highLevel: "B", busybusy: "X")])

    private static let names = [
        Family(transform: .nameOrder, label: "name-order") { generator in
            .text((0..<Int.random(in: 1...4, using: &generator)).map { _ in word(&generator) }.joined(separator: " "))
        },
        Family(transform: .splitName(.first), label: "split-name first"),
        Family(transform: .splitName(.last), label: "split-name last"),
    ]

    private static func word(_ generator: inout SeededGenerator) -> String {
        ["Ana", "del", "Łukasz", "O'Brien", "山田", "Nguyễn", "محمد", "e\u{301}", "🏠"].randomElement(using: &generator)!
    }

    private static let places: [Family] = {
        var families: [Family] = []
        for from in PlaceCoding.Form.allCases {
            for to in PlaceCoding.Form.allCases {
                for country in PlaceTable.countriesWithStates {
                    let coding = PlaceCoding(.state(country: country), highLevel: from, busybusy: to)!
                    families.append(Family(transform: .place(coding), label: "state of \(country), \(from) to \(to)"))
                }
                let coding = PlaceCoding(.country, highLevel: from, busybusy: to)!
                families.append(Family(transform: .place(coding), label: "country, \(from) to \(to)"))
            }
        }
        return families
    }()

    private static let zones = ["America/Chicago", "Asia/Kathmandu", "America/Havana"]

    private static let dates: [Family] = {
        var families: [Family] = []
        for (row, from) in DateForm.allCases.enumerated() {
            for (column, to) in DateForm.allCases.enumerated() {
                let zone = TimeZone(identifier: zones[(row + column) % zones.count])!
                let transform = Transform.date(DateRewriting(highLevel: from, busybusy: to, timeZone: zone))
                var family = Family(transform: transform, label: "date, \(from) to \(to), \(zone.identifier)")
                if from == .iso { family.lossless = day }
                if from == .milliseconds, to == .instant { family.lossless = moment }
                families.append(family)
            }
        }
        return families
    }()

    /// A day between 1900 and 2100.
    @Sendable private static func day(_ generator: inout SeededGenerator) -> Value {
        let date = Date(timeIntervalSince1970: Double(Int.random(in: -25_567...47_000, using: &generator)) * 86_400)
        return .text(date.formatted(.iso8601.year().month().day()))
    }

    @Sendable private static func moment(_ generator: inout SeededGenerator) -> Value {
        .text(String(Int.random(in: -2_000_000_000...4_000_000_000, using: &generator) * 1000))
    }

    private static let numbers: [Family] = {
        var families: [Family] = []
        for from in NumberRewriting.Form.allCases {
            for to in NumberRewriting.Form.allCases {
                for decimals in [nil, 0, 2] as [Int?] {
                    let rewriting = NumberRewriting(highLevel: from, busybusy: to, decimals: decimals)
                    let label = "number, \(from) to \(to), decimals \(decimals ?? -1)"
                    var family = Family(transform: .number(rewriting), label: label)
                    if from == .plain, decimals == nil { family.lossless = plainNumber }
                    families.append(family)
                }
            }
        }
        for currency in ["USD", "EUR", "JPY", "CHF", "KWD"] {
            families.append(Family(transform: .money(MoneyRewriting(currency: currency)!), label: "money \(currency)"))
        }
        return families
    }()

    @Sendable private static func plainNumber(_ generator: inout SeededGenerator) -> Value {
        let whole =
            Int.random(in: (Int.min + 1)...Int.max, using: &generator) >> Int.random(in: 0...62, using: &generator)
        let fraction = Int.random(in: 0...999, using: &generator)
        return .text(fraction < 500 ? "\(whole)" : "\(whole).\(fraction)0")
    }

    private static let lists: [Family] = {
        var families: [Family] = []
        for separator in [", ", "; ", "\n", " ", "|"] {
            for isTags in [false, true] {
                let transform = Transform.list(ListJoining(separator: separator, isTags: isTags)!)
                let label = "\(transform.name) by \(separator.debugDescription)"
                families.append(Family(transform: transform, label: label, lossless: words))
            }
        }
        return families
    }()

    /// Words in small letters and in the order of the alphabet, as tags are.
    @Sendable private static func words(_ generator: inout SeededGenerator) -> Value {
        Value((0..<Int.random(in: 1...4, using: &generator)).map { "\($0)" + word(&generator).lowercased() })
    }
}
