/// Telephone numbers that are valid, each once, and the ways in which people write them.
struct PopulationPhone: Sendable, Equatable {
    /// Country code and national number, digits only.
    var country: String
    var national: String

    private static let areas = ["312", "480", "602", "720", "503"]
    /// Area codes times exchanges times lines.
    private static let space = 5 * 700 * 10_000

    /// The number of that index: different indices below 35 million have different numbers.
    init(index: Int, seed: UInt64) {
        if index % 29 == 7 {
            self = Self.foreign(index / 29, kind: index / 29 % 3)
            return
        }
        // A step that shares no factor with the space visits every number once.
        let number = (index * 15_485_863 + Int(seed % 34_000_000)) % Self.space
        let exchange = Self.exchange(number / 10_000 % 700)
        country = "1"
        national = Self.areas[number / 7_000_000] + exchange + Self.digits(number % 10_000, 4)
    }

    private init(country: String, national: String) {
        self.country = country
        self.national = national
    }

    /// Mobile numbers of the United Kingdom and Australia, and of Mexico City.
    private static func foreign(_ index: Int, kind: Int) -> Self {
        switch kind {
        case 0: .init(country: "44", national: "7400" + digits(index % 1_000_000, 6))
        case 1: .init(country: "61", national: "412" + digits(index % 1_000_000, 6))
        default: .init(country: "52", national: "555" + digits(index % 10_000_000, 7))
        }
    }

    /// 700 exchanges from 200 to 989 that are neither N11 nor 555.
    private static func exchange(_ index: Int) -> String {
        let tens = [0, 2, 3, 4, 5, 6, 7, 8, 9]
        let (hundreds, rest) = (2 + index / 88, index % 88)
        let last = rest % 10
        let middle = tens[rest / 10]
        // 55 would make 555; the tens leave 1 out, so that 15 is free to stand in.
        return "\(hundreds)\(middle == 5 && last == 5 ? 1 : middle)\(last)"
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    var e164: String { "+" + country + national }

    /// The number with an extension, which no simple reader understands.
    func written(extension number: Int) -> String {
        "\(written(style: 0)) x\(number)"
    }

    /// One of the ways people write it; every number is a style.
    func written(style: Int) -> String {
        let (head, middle, tail) = parts
        if country != "1" {
            return ["+\(country) \(head) \(middle) \(tail)", e164, "+\(country)-\(head)-\(middle)-\(tail)"][style % 3]
        }
        return switch style % 9 {
        case 0: "(\(head)) \(middle)-\(tail)"
        case 1: "\(head).\(middle).\(tail)"
        case 2: "+1 \(head) \(middle) \(tail)"
        case 3: "1-\(head)-\(middle)\(tail)"
        case 4: "\(head)-\(middle)-\(tail)"
        case 5: head + middle + tail
        case 6: e164
        case 7: "\(head) \(middle) \(tail)"
        default: " (\(head))\(middle)-\(tail) "
        }
    }

    private var parts: (String, String, String) {
        (
            String(national.prefix(3)), String(national.dropFirst(3).prefix(3)), String(national.dropFirst(6))
        )
    }
}
