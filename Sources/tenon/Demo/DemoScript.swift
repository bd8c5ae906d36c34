import Busybusy
import Engine
import Foundation
import HighLevel
import Reconciliation
import Records
import Storage

/// What people do in the demonstration. They work in HighLevel and in busybusy; Tenon only sees what they leave there.
struct DemoScript: Sendable {
    let open: OpenWorkspace
    let cast: DemoCast

    private var office: HighLevelClient { open.session.highLevel }
    private var foreman: GraphQLProjectWriter { GraphQLProjectWriter(client: open.session.busybusy) }

    /// The scenes for which there are enough customers.
    var scenes: [DemoScene] {
        let pairs = cast.pairs
        var scenes: [DemoScene] = []
        if pairs.count > 0 { scenes.append(phoneCorrected(pairs[0])) }
        if pairs.count > 1 { scenes.append(streetCorrected(pairs[1])) }
        if pairs.count > 2 { scenes.append(cityConflict(pairs[2])) }
        scenes.append(newLead)
        scenes.append(newProject)
        if pairs.count > 3 { scenes.append(secondProject(pairs[3])) }
        if pairs.count > 4 { scenes.append(jobArchived(pairs[4])) }
        if pairs.count > 5 { scenes.append(contactDeleted(pairs[5])) }
        return scenes
    }

    private func phoneCorrected(_ pair: DemoCast.Pair) -> DemoScene {
        let phone = "+17083862201"
        return DemoScene(what: "The office corrects \(pair.name)'s phone in HighLevel") { [office] in
            var update = ContactUpdate()
            update.phone = .set(phone)
            _ = try await office.updateContact(pair.contactID, update)
        } evidence: { [open] in
            let project = try await open.session.busybusy.project(id: pair.projectID)
            return project?.info?.phone == phone ? "busybusy shows \(phone)" : nil
        }
    }

    private func streetCorrected(_ pair: DemoCast.Pair) -> DemoScene {
        let street = "1418 West Fulton Market"
        return DemoScene(what: "The foreman corrects \(pair.name)'s street in busybusy") { [foreman] in
            var update = ProjectUpdate()
            update.info.address1 = .set(street)
            _ = try await foreman.update(id: pair.projectID, update)
        } evidence: { [office] in
            try await office.contact(pair.contactID).address1 == street ? "HighLevel shows \(street)" : nil
        }
    }

    private func cityConflict(_ pair: DemoCast.Pair) -> DemoScene {
        DemoScene(what: "Both change \(pair.name)'s city: Evanston and Oak Park") { [office, foreman] in
            var contact = ContactUpdate()
            contact.city = .set("Evanston")
            _ = try await office.updateContact(pair.contactID, contact)
            var project = ProjectUpdate()
            project.info.city = .set("Oak Park")
            _ = try await foreman.update(id: pair.projectID, project)
        } evidence: { [office, open] in
            let contact = try await office.contact(pair.contactID).city
            let project = try await open.session.busybusy.project(id: pair.projectID)?.info?.city
            return contact == "Evanston" && project == "Evanston"
                ? "a conflict: HighLevel wins by the mapping, both show Evanston" : nil
        }
    }

    private var newLead: DemoScene {
        let phone = "+17083862202"
        return DemoScene(what: "A deal is won: a new contact tagged customer in HighLevel") { [office] in
            var contact = ContactCreate()
            contact.firstName = "Tomasz"
            contact.lastName = "Zieliński"
            contact.phone = phone
            contact.address1 = "77 Harbor Street"
            contact.city = "Milwaukee"
            contact.tags = ["customer"]
            _ = try await office.createContact(contact)
        } evidence: { [open] in
            let found = try await open.projects { $0.title == "Tomasz Zieliński" && $0.info?.phone == phone }
            return found.count == 1 ? "one project in busybusy, with phone and address" : nil
        }
    }

    private var newProject: DemoScene {
        let phone = "+17083862203"
        return DemoScene(what: "The foreman makes a project for a new customer in busybusy") { [foreman] in
            var info = ProjectInfo()
            info.customer = "Ngozi Okafor"
            info.phone = "(708) 386-2203"
            info.city = "Joliet"
            _ = try await foreman.create(ProjectCreate(title: "Okafor garage roof", info: info))
        } evidence: { [office] in
            guard let contact = try await office.duplicateContact(number: phone) else { return nil }
            let tasks = try await office.tasks(of: contact.id)
            return tasks.count == 1 && contact.tags.contains("customer")
                ? "one contact in HighLevel, tagged, with its first task" : nil
        }
    }

    private func secondProject(_ pair: DemoCast.Pair) -> DemoScene {
        DemoScene(what: "\(pair.name) gets a second project in busybusy by mistake") { [foreman] in
            var info = ProjectInfo()
            info.customer = pair.name
            info.phone = pair.phone
            _ = try await foreman.create(ProjectCreate(title: pair.name.uppercased(), info: info))
        } evidence: { [open] in
            let status = try await SyncStatus.read(from: open.store, workspace: open.engine.workspace.id, limit: 1000)
            let isReported = status.review.contains { $0.code == "duplicate" && $0.label == pair.name.uppercased() }
            return isReported ? "no second contact; reported as a duplicate for a person" : nil
        }
    }

    private func jobArchived(_ pair: DemoCast.Pair) -> DemoScene {
        DemoScene(what: "\(pair.name)'s finished job is archived in busybusy") { [foreman] in
            _ = try await foreman.archive(id: pair.projectID)
        } evidence: { [office] in
            try await office.contact(pair.contactID).tags.contains("job archived")
                ? "the contact is kept and tagged \"job archived\"" : nil
        }
    }

    private func contactDeleted(_ pair: DemoCast.Pair) -> DemoScene {
        DemoScene(what: "\(pair.name) is deleted in HighLevel") { [office] in
            try await office.deleteContact(pair.contactID)
        } evidence: { [open] in
            try await open.session.busybusy.project(id: pair.projectID)?.isArchived == true
                ? "the project is archived, with its hours; nothing is deleted" : nil
        }
    }
}

extension OpenWorkspace {
    /// The root projects for which the condition holds, read from busybusy itself.
    func projects(where condition: (Project) -> Bool) async throws -> [Project] {
        var found: [Project] = []
        for try await page in session.busybusy.projectPages(filter: .roots) { found += page.filter(condition) }
        return found
    }
}
