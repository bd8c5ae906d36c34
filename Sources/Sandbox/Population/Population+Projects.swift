import Foundation

extension Population {
    /// How much a project says about the contact it belongs to.
    enum Trace: Sendable {
        /// `ghl:<contact id>` on a line of the additional information.
        case marker
        case phoneAndName
        case nameOnly
        /// The name in other case and with other spaces.
        case nameWrittenDifferently
        /// Two projects of that name and nothing else to tell them apart.
        case ambiguous
    }

    /// The busybusy projects: those of customers, those of customers without a contact, and overhead.
    ///
    /// Empty when there are no contacts.
    var projects: some Sequence<SeedProject> {
        let ofCustomers = (0..<contactCount).lazy.flatMap { index in customerProjects(of: index) }
        let strangers = (0..<strangerCount).lazy.map { stranger(at: $0) }
        let roots = [AnySequence(overhead), AnySequence(strangers), AnySequence(ofCustomers)].lazy.joined()
        let parts = ofCustomers.enumerated().lazy.flatMap { ordinal, root in subProjects(of: root, ordinal: ordinal) }
        return [AnySequence(roots), hasSubProjects ? AnySequence(parts) : AnySequence([])].lazy.joined()
    }

    /// The trace that the project of that ordinal carries; a pattern of ten.
    static func trace(_ ordinal: Int) -> Trace {
        switch ordinal % 10 {
        case 0, 1, 2: .marker
        case 3, 4, 5: .phoneAndName
        case 6, 7: .nameOnly
        case 8: .nameWrittenDifferently
        default: .ambiguous
        }
    }

    private var strangerCount: Int { contactCount == 0 ? 0 : max(1, contactCount / 50) }

    /// Yards and offices that crews clock in to and no customer pays for.
    private var overhead: [SeedProject] {
        guard contactCount > 0 else { return [] }
        return ["Shop", "Yard", "Office", "Warehouse", "Estimating"].enumerated().map { index, title in
            var random = PopulationRandom(seed: seed, stream: "overhead", index: index)
            return SeedProject(
                id: random.uuid(),
                title: title,
                createdOn: now.addingTimeInterval(-3 * 365 * 86_400 + Double(index))
            )
        }
    }

    /// A customer with a telephone number whom the CRM never heard of; every eighth job is long done.
    private func stranger(at index: Int) -> SeedProject {
        var random = PopulationRandom(seed: seed, stream: "stranger", index: index)
        let name = personName(&random)
        let customer = name.first + " " + name.last
        let created = now.addingTimeInterval(-(random.unit * 700 * 86_400 + 86_400).rounded())
        var project = SeedProject(id: random.uuid(), title: customer + " - repair", createdOn: created)
        project.customer = customer
        project.phone = PopulationPhone(index: contactCount + index, seed: seed).written(style: random.below(9))
        project.number = "S-\(100 + index)"
        if index % 8 == 5 { project.archivedOn = created.addingTimeInterval(86_400) }
        return project
    }

    private func customerProjects(of index: Int) -> [SeedProject] {
        guard let ordinal = projectOrdinal(of: index) else { return [] }
        var random = PopulationRandom(seed: seed, stream: "project", index: index)
        let contact = contact(at: index)
        let trace = Self.trace(ordinal)
        var project = project(of: contact, ordinal: ordinal, &random)
        switch trace {
        case .marker:
            project.additionalInfo = "Gate code \(1000 + random.below(9000))\nghl:\(contact.id)\nDog in the yard"
            project.title = random.chance(0.5) ? project.title : project.title + " roof"
        case .phoneAndName:
            project.phone = contact.phone.map { _ in
                PopulationPhone(index: index, seed: seed).written(style: random.below(9))
            }
        case .nameOnly: break
        case .nameWrittenDifferently:
            project.title = project.title.uppercased().replacing(" ", with: "  ")
            project.customer = project.title + " "
        case .ambiguous:
            var twin = project
            twin.id = random.uuid()
            twin.number = (project.number ?? "") + "-B"
            return [project, twin]
        }
        return [project]
    }

    private func project(
        of contact: SeedContact,
        ordinal: Int,
        _ random: inout PopulationRandom
    ) -> SeedProject {
        let room = now.timeIntervalSince(contact.createdOn)
        let created = contact.createdOn.addingTimeInterval((room * random.unit * 0.5).rounded())
        var project = SeedProject(id: random.uuid(), title: contact.displayName.trimmed, createdOn: created)
        project.customer = contact.displayName.trimmed
        project.number = "J-\(1000 + ordinal)"
        if random.chance(0.7) {
            project.address1 = contact.address1?.trimmed
            project.city = contact.city
            project.state = contact.state
            project.postalCode = contact.postalCode
            project.country = contact.country
        }
        return project
    }
}
