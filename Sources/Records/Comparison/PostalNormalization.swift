/// Brings a line of a postal address to one spelling.
public enum PostalNormalization {
    /// The line as a name, with the common abbreviations of the US Postal Service's Publication 28 in their short form.
    public static func line(_ text: String) -> String {
        TextNormalization.name(text).split(separator: " ").map { abbreviations[String($0)] ?? String($0) }
            .joined(separator: " ")
    }

    private static let abbreviations: [String: String] = [
        "apartment": "apt", "avenue": "ave", "av": "ave", "boulevard": "blvd", "building": "bldg", "circle": "cir",
        "court": "ct", "drive": "dr", "east": "e", "fifth": "5th", "floor": "fl", "fort": "ft", "fourth": "4th",
        "first": "1st", "heights": "hts", "highway": "hwy", "lane": "ln", "mount": "mt", "north": "n",
        "northeast": "ne", "northwest": "nw", "parkway": "pkwy", "place": "pl", "plaza": "plz", "road": "rd",
        "room": "rm", "saint": "st", "second": "2nd", "south": "s", "southeast": "se", "southwest": "sw",
        "square": "sq", "street": "st", "str": "st", "suite": "ste", "terrace": "ter", "third": "3rd", "trail": "trl",
        "west": "w",
    ]
}
