/// Names and codes of states and countries: "Texas" and "TX" are one.
///
/// What is not in the table stays as it is.
public struct PlaceCoding: Hashable, Sendable {
    /// How a place is written.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        case code, name
    }

    /// What kind of place it is.
    public enum Place: Hashable, Sendable {
        case country
        /// A state, province or territory of the country: ISO 3166-1 alpha-2.
        case state(country: String)
    }

    public let place: Place
    /// How HighLevel writes it.
    public let highLevel: Form
    /// How busybusy writes it.
    public let busybusy: Form
    private let table: PlaceTable

    /// - Returns: nil when the states of the country are not known; see ``PlaceTable/countriesWithStates``.
    public init?(_ place: Place, highLevel: Form, busybusy: Form) {
        switch place {
        case .country: table = .countries
        case .state(let country):
            guard let states = PlaceTable.states(of: country) else { return nil }
            table = states
        }
        self.place = place
        self.highLevel = highLevel
        self.busybusy = busybusy
    }

    public static func == (left: PlaceCoding, right: PlaceCoding) -> Bool {
        (left.place, left.highLevel, left.busybusy) == (right.place, right.highLevel, right.busybusy)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(place)
        hasher.combine(highLevel)
        hasher.combine(busybusy)
    }
}

extension PlaceCoding: TextChange {
    func forward(_ text: String) -> String { table.text(text, as: busybusy) }

    func backward(_ text: String) -> String { table.text(text, as: highLevel) }
}
