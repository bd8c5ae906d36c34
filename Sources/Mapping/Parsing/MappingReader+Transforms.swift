import Foundation
import Records
import Yams

extension MappingReader {
    /// A transform or a list of them; what is unknown is noted and left out.
    mutating func transforms(_ node: Node, region: String) -> [Transform] {
        let nodes: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
        var transforms: [Transform] = []
        for node in nodes {
            guard let transform = transform(node, region: region) else { continue }
            checkPlace(of: transform, after: transforms, node)
            transforms.append(transform)
        }
        return transforms
    }

    /// What cannot come back needs a rule that says so.
    mutating func checkOneWay(_ rule: FieldRule, _ node: Node) {
        guard rule.direction != .toBusybusy, let transform = rule.transforms.first(where: \.isOneWay) else { return }
        if case .lookup = transform {
            note(node, "two words of this 'lookup' become one, which cannot come back. Add 'direction: to-busybusy'.")
        } else {
            note(node, "'\(transform.name)' goes one way, since nothing can come back. Add 'direction: to-busybusy'.")
        }
    }

    private mutating func checkPlace(of transform: Transform, after earlier: [Transform], _ node: Node) {
        guard !earlier.isEmpty else { return }
        if transform.isSource {
            note(node, "'\(transform.name)' makes a value by itself, so it must be the first transform.")
        } else if transform.takesLists {
            note(node, "'\(transform.name)' needs the list as it is, so it must be the first transform.")
        }
    }

    private mutating func transform(_ node: Node, region: String) -> Transform? {
        guard case .mapping(let mapping) = node else { return plainTransform(node, region: region) }
        guard mapping.count == 1, let (keyNode, value) = mapping.first, let name = keyNode.string else {
            note(node, "a transform is a name, or one name with its parameters, such as '- state: code'.")
            return nil
        }
        guard !Transform.plainNames.contains(name) else {
            note(keyNode, "'\(name)' takes no parameters. Write it as '- \(name)'.")
            return nil
        }
        return transform(name, keyNode, value, region: region)
    }

    private mutating func plainTransform(_ node: Node, region: String) -> Transform? {
        guard let name = text(node, "a transform") else { return nil }
        if let transform = Transform(name: name, region: region) { return transform }
        if let known = Transform.examples.first(where: { $0.name == name }) {
            note(node, "'\(name)' needs a parameter, such as '- \(known.example)'.")
        } else {
            note(node, "unknown transform '\(name)'.\(Suggestion.text(for: name, among: Transform.names))")
        }
        return nil
    }

    private mutating func transform(_ name: String, _ key: Node, _ value: Node, region: String) -> Transform? {
        switch name {
        case "name-order": return nameOrder(value)
        case "split-name": return choice(value, "'split-name'", of: NamePart.self).map(Transform.splitName)
        case "state", "country": return place(name, value, region: region)
        case "date": return date(value)
        case "number": return number(value)
        case "money": return money(value)
        case "list", "tags": return list(name, value)
        case "lookup": return lookup(value)
        case "default": return filled(value, "'default'").map(Transform.fallback)
        case "constant": return filled(value, "'constant'").map(Transform.constant)
        case "template": return template(value)
        default:
            note(key, "unknown transform '\(name)'.\(Suggestion.text(for: name, among: Transform.names))")
            return nil
        }
    }

    // MARK: One transform each

    private mutating func nameOrder(_ node: Node) -> Transform? {
        if let word = text(node, "'name-order'"), word != "last-first" {
            note(node, "'\(word)' is not a choice for 'name-order'. Known: last-first.")
        }
        return .nameOrder
    }

    private mutating func place(_ name: String, _ node: Node, region: String) -> Transform? {
        var country = region
        var from: PlaceCoding.Form?
        var to: PlaceCoding.Form?
        if case .mapping = node {
            let known = name == "state" ? ["from", "to", "country"] : ["from", "to"]
            let entries = entries(of: node, in: "'\(name)'", known: known)
            from = entries["from"].flatMap { choice($0, "'from'", of: PlaceCoding.Form.self) }
            to = needed("to", entries, node, "'\(name)'").flatMap { choice($0, "'to'", of: PlaceCoding.Form.self) }
            if let node = entries["country"] { country = text(node, "'country'") ?? region }
        } else {
            to = choice(node, "'\(name)'", of: PlaceCoding.Form.self)
        }
        guard let to else { return nil }
        let place: PlaceCoding.Place = name == "state" ? .state(country: country) : .country
        if let coding = PlaceCoding(place, highLevel: from ?? to, busybusy: to) { return .place(coding) }
        let known = PlaceTable.countriesWithStates.joined(separator: ", ")
        note(node, "the states of '\(country)' are not known. Known countries: \(known). Else use a 'lookup'.")
        return nil
    }

    private mutating func date(_ node: Node) -> Transform? {
        let entries = entries(of: node, in: "'date'", known: ["from", "to", "time-zone"])
        guard case .mapping = node, let toNode = needed("to", entries, node, "'date'"),
            let to = choice(toNode, "'to'", of: DateForm.self)
        else { return nil }
        let from = entries["from"].map { choice($0, "'from'", of: DateForm.self) } ?? .iso
        guard let from else { return nil }
        guard let zoneNode = entries["time-zone"] else {
            guard !from.isMoment, !to.isMoment else {
                note(node, "'date' with a time of day needs a 'time-zone', such as America/Chicago.")
                return nil
            }
            return .date(DateRewriting(highLevel: from, busybusy: to, timeZone: .gmt))
        }
        guard let name = text(zoneNode, "'time-zone'") else { return nil }
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else {
            note(zoneNode, "'\(name)' is not a time zone. Use a name of the IANA list, such as America/Chicago.")
            return nil
        }
        return .date(DateRewriting(highLevel: from, busybusy: to, timeZone: zone))
    }

    private mutating func number(_ node: Node) -> Transform? {
        guard case .mapping = node else {
            return choice(node, "'number'", of: NumberRewriting.Form.self).map {
                .number(NumberRewriting(busybusy: $0))
            }
        }
        let entries = entries(of: node, in: "'number'", known: ["from", "to", "decimals"])
        let from = entries["from"].map { choice($0, "'from'", of: NumberRewriting.Form.self) } ?? .plain
        guard let to = needed("to", entries, node, "'number'"),
            let to = choice(to, "'to'", of: NumberRewriting.Form.self), let from
        else { return nil }
        let decimals = entries["decimals"]?.int
        if let node = entries["decimals"], !(0...10).contains(decimals ?? -1) {
            note(node, "'decimals' must be a whole number from 0 to 10.")
            return nil
        }
        return .number(NumberRewriting(highLevel: from, busybusy: to, decimals: decimals))
    }

    private mutating func money(_ node: Node) -> Transform? {
        guard let code = text(node, "'money'") else { return nil }
        if let money = MoneyRewriting(currency: code) { return .money(money) }
        note(node, "'\(code)' is not a currency. Use three capital letters of ISO 4217, such as USD, CAD or EUR.")
        return nil
    }

    private mutating func list(_ name: String, _ node: Node) -> Transform? {
        guard let separator = text(node, "'\(name)'") else { return nil }
        if let joining = ListJoining(separator: separator, isTags: name == "tags") { return .list(joining) }
        note(node, "'\(name)' needs one sign to stand between two elements, with blanks if wanted, such as \", \".")
        return nil
    }

    private mutating func lookup(_ node: Node) -> Transform? {
        guard case .mapping(let mapping) = node, mapping.count > 0 else {
            note(node, "'lookup' must name at least one pair, such as {Gold: G, Silver: S}.")
            return nil
        }
        var seen: Set<String> = []
        let entries = mapping.compactMap { key, value -> LookupTable.Entry? in
            guard let from = filled(key, "a word of 'lookup'"), let to = filled(value, "what '\(from)' becomes") else {
                return nil
            }
            if !seen.insert(LookupTable.key(from)).inserted {
                note(key, "'\(from)' stands twice in 'lookup'. Keep one.")
            }
            return LookupTable.Entry(highLevel: from, busybusy: to)
        }
        return .lookup(LookupTable(entries))
    }

    private mutating func template(_ node: Node) -> Transform? {
        guard let text = filled(node, "'template'") else { return nil }
        guard let template = Template(text), !template.fields.isEmpty else {
            note(node, "'template' needs at least one field in braces, such as \"{{lastName}}, {{firstName}}\".")
            return nil
        }
        for name in template.fields {
            _ = field(.scalar(.init(name.rawValue, .implicit, .any, node.mark)), of: .contact)
        }
        return .template(template)
    }

    // MARK: Parts

    /// A text that is more than blanks.
    mutating func filled(_ node: Node, _ place: String) -> String? {
        guard let text = text(node, place) else { return nil }
        if !Value.text(text).isBlank { return text }
        note(node, "\(place) must be more than blanks.")
        return nil
    }

    /// The entry of that key, or nil with a problem noted.
    mutating func needed(_ key: String, _ entries: [String: Node], _ node: Node, _ place: String) -> Node? {
        if let node = entries[key] { return node }
        if case .mapping = node { note(node, "\(place) needs '\(key)'.") }
        return nil
    }
}
