import Mapping
import Records
import TestSupport
import Testing

/// The laws, for every transform that takes parameters and for values of every kind.
@Suite struct TransformLawTests {
    @Test(arguments: Family.all)
    func `what goes over, comes back and goes over again is the same`(_ family: Family) {
        var values = ValueSource(seed: 31)
        var nasty = NastySource(seed: 32)
        for round in 0..<(family.transform.name == "date" ? 90 : 450) {
            let value = round.isMultiple(of: 3) ? values.next() : nasty.next()
            let over = family.transform.forward(value)
            let again = family.transform.forward(family.transform.backward(over))
            #expect(again == over, "\(family.label): \(ValueSource.scalars(of: value))")
        }
    }

    @Test(arguments: Family.all.filter { $0.lossless != nil })
    func `what is claimed to be lossless comes back as it was`(_ family: Family) throws {
        let values = try #require(family.lossless)
        var generator = SeededGenerator(seed: 33)
        for _ in 0..<100 {
            let value = values(&generator)
            let over = family.transform.forward(value)
            #expect(family.transform.backward(over) == value, "\(family.label): \(value) went over as \(over)")
        }
    }

    @Test func `every state and country comes back by its code and by its name`() throws {
        for (place, codes) in Self.places {
            let toName = try #require(PlaceCoding(place, highLevel: .code, busybusy: .name))
            let toCode = try #require(PlaceCoding(place, highLevel: .name, busybusy: .code))
            for code in codes {
                let name = Transform.place(toName).forward(.text(code))
                #expect(name != .text(code), "\(code)")
                #expect(Transform.place(toName).backward(name) == .text(code))
                #expect(Transform.place(toCode).forward(name) == .text(code))
                #expect(Transform.place(toCode).backward(.text(code)) == name)
            }
        }
    }

    private static let places: [(PlaceCoding.Place, [String])] = [
        (.country, ["US", "CA", "MX", "AU", "GB", "DE", "CD", "CG", "CI", "KP", "KR", "VA", "TR", "NZ", "PR"]),
        (.state(country: "US"), ["TX", "DC", "PR", "VI", "WA", "WV", "VA", "KS", "AR"]),
        (.state(country: "CA"), ["ON", "QC", "NL", "PE", "NT", "NU"]),
        (.state(country: "MX"), ["NLE", "CMX", "MEX", "BCN", "BCS", "QUE"]),
        (.state(country: "AU"), ["NSW", "ACT", "WA", "NT", "VIC"]),
    ]
}
