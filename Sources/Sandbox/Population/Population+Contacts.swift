import Foundation

extension Population {
    /// Created dates are spread over so many seconds before `now`.
    private static let span: TimeInterval = 3 * 365 * 86_400

    /// The contact of that index, 0 up to below `contactCount`.
    func contact(at index: Int) -> SeedContact {
        var random = PopulationRandom(seed: seed, stream: "contact", index: index)
        let id = random.alphanumeric(20)
        let age = Self.span * (1 - (Double(index) + random.unit) / Double(max(1, contactCount)))
        let createdOn = now.addingTimeInterval(-age.rounded() - 60)
        if index > 8, random.chance(0.02) {
            return duplicate(of: random.below(index), id: id, index: index, createdOn: createdOn, &random)
        }
        var contact = SeedContact(id: id, createdOn: createdOn)
        fillNames(of: &contact, &random)
        if random.chance(0.8) { contact.email = mail(of: contact, index: index, &random) }
        if random.chance(0.86) {
            contact.phone = PopulationPhone(index: index, seed: seed).written(style: random.below(9))
        }
        if random.chance(0.75) { fillAddress(of: &contact, &random) }
        contact.source = random.chance(0.7) ? random.pick(PopulationNames.sources) : nil
        contact.tags = tags(index, &random)
        contact.lastActivityOn = createdOn.addingTimeInterval((age * random.unit).rounded())
        if random.chance(0.04) { addOddSpaces(to: &contact, &random) }
        return contact
    }

    /// The same person again, written differently; another address and a number with an extension let it pass
    /// HighLevel's own rule against duplicates.
    private func duplicate(
        of original: Int,
        id: String,
        index: Int,
        createdOn: Date,
        _ random: inout PopulationRandom
    ) -> SeedContact {
        var contact = contact(at: original)
        contact.id = id
        contact.createdOn = createdOn
        contact.lastActivityOn = nil
        contact.email = mail(of: contact, index: index, &random)
        contact.phone = contact.phone.map { _ in
            PopulationPhone(index: original, seed: seed).written(extension: 10 + random.below(90))
        }
        contact.firstName = random.chance(0.5) ? contact.firstName?.uppercased() : contact.firstName
        contact.lastName = random.chance(0.5) ? contact.lastName?.lowercased() : contact.lastName
        contact.tags = tags(index, &random)
        return contact
    }

    private func fillNames(of contact: inout SeedContact, _ random: inout PopulationRandom) {
        let isCompany = random.chance(0.12)
        if isCompany || random.chance(0.15) { contact.companyName = companyName(&random) }
        if isCompany { return }
        let (first, last) = personName(&random)
        contact.firstName = first
        contact.lastName = random.chance(0.95) ? last : nil
    }

    /// First and last name, mostly plain Latin, sometimes with marks, sometimes of another script.
    func personName(_ random: inout PopulationRandom) -> (first: String, last: String) {
        let script: PopulationNames.Script
        switch random.below(100) {
        case 0..<82: script = PopulationNames.plain
        case 82..<91: script = PopulationNames.accented
        default: script = random.pick(PopulationNames.others)
        }
        let first = random.pick(script.first)
        let middle = !script.isJoined && random.chance(0.1) ? " " + random.pick(["A.", "J.", "Lee", "María"]) : ""
        return (first + middle, random.pick(script.last))
    }

    func companyName(_ random: inout PopulationRandom) -> String {
        random.pick(PopulationNames.companyHeads) + " " + random.pick(PopulationNames.companyTails)
    }

    /// An address that no other index has.
    private func mail(of contact: SeedContact, index: Int, _ random: inout PopulationRandom) -> String {
        let letters = contact.displayName.lowercased().filter { ("a"..."z").contains($0) || $0 == " " }
        let words = letters.split(separator: " ").prefix(2).map(String.init)
        let name = words.isEmpty ? "contact" : words.joined(separator: ".")
        let mail = "\(name).\(String(index, radix: 36))@\(random.pick(PopulationNames.mailHosts))"
        return random.chance(0.1) ? mail.uppercased() : mail
    }

    private func fillAddress(of contact: inout SeedContact, _ random: inout PopulationRandom) {
        let place = random.pick(PopulationNames.places)
        var street = "\(100 + random.below(9800)) \(random.pick(PopulationNames.streets))"
        if random.chance(0.2) { street += random.pick([" Apt 4B", ", Suite 1200", " #7", "\nUnit 12"]) }
        if random.chance(0.03) {
            street += ", rear building behind the old feed mill, second gate on the left past the water tower"
        }
        contact.address1 = street
        contact.city = place.city
        contact.state = place.state
        contact.postalCode = random.chance(0.9) ? place.postalCode : place.postalCode + "-1234"
        contact.country = "US"
    }

    private func tags(_ index: Int, _ random: inout PopulationRandom) -> [String] {
        var tags = isCustomer(index) ? ["customer"] : ["lead"]
        if random.chance(0.5) { tags.append(random.pick(PopulationNames.topics)) }
        return tags
    }

    private func addOddSpaces(to contact: inout SeedContact, _ random: inout PopulationRandom) {
        switch random.below(4) {
        case 0: contact.firstName = contact.firstName.map { "  " + $0 }
        case 1: contact.lastName = contact.lastName.map { $0 + " \u{00A0}" }
        case 2: contact.companyName = contact.companyName.map { $0.replacing(" ", with: "  ") }
        default: contact.address1 = contact.address1.map { "\t" + $0 + " " }
        }
    }
}

extension PopulationRandom {
    /// From 0 to below 1.
    var unit: Double {
        mutating get { Double(next() >> 11) * 0x1p-53 }
    }
}
