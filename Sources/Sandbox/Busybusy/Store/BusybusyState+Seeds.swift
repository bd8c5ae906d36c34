import Foundation

extension BusybusyProject {
    /// A project of the population. One without any customer data gets no ProjectInfo at all.
    init(_ seed: SeedProject, in parent: BusybusyProject?, groupID: String?, infoID: String) {
        let id = seed.id.uuidString.lowercased()
        self.init(
            id: id,
            title: seed.title,
            depth: (parent?.depth ?? 0) + 1,
            rootID: parent?.rootID ?? id,
            parentID: parent?.id,
            groupID: groupID,
            createdOn: seed.createdOn.wholeSeconds,
            updatedOn: (seed.archivedOn ?? seed.createdOn).wholeSeconds,
            archivedOn: seed.archivedOn?.wholeSeconds
        )
        var info = BusybusyProjectInfo(id: infoID, projectID: id)
        let empty = info
        info.number = seed.number
        info.customer = seed.customer
        info.phone = seed.phone
        info.address1 = seed.address1
        info.address2 = seed.address2
        info.city = seed.city
        info.state = seed.state
        info.postalCode = seed.postalCode
        info.country = seed.country
        info.additionalInfo = seed.additionalInfo
        self.info = info == empty ? nil : info
    }
}

extension BusybusyMember {
    /// An employee of the population.
    init(_ seed: SeedMember, positionID: String) {
        self.init(
            id: seed.id.uuidString.lowercased(),
            firstName: seed.firstName,
            lastName: seed.lastName,
            username: seed.username,
            email: seed.email,
            phone: seed.phone,
            memberNumber: seed.memberNumber,
            positionID: positionID,
            positionTitle: seed.positionTitle,
            createdOn: seed.createdOn.wholeSeconds
        )
    }
}
