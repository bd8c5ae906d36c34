import Busybusy
import Engine
import HighLevel
import Records
import Storage

extension SyncBench {
    /// Where a person sees and decides what is in review.
    var reviewDesk: ReviewDesk {
        ReviewDesk(store: store, workspace: Self.workspace, environment: personEnvironment)
    }

    /// Where a person joins and parts records.
    var linkDesk: LinkDesk {
        LinkDesk(store: store, workspace: Self.workspace, environment: personEnvironment)
    }

    private var personEnvironment: EngineEnvironment {
        EngineEnvironment(
            now: { [clock] in clock.now },
            sleep: { _ in },
            random: { 0.5 },
            identities: IdentitySource(node: 1),
            owner: "person"
        )
    }

    /// What a desk refuses, in words; nil when it does not.
    func refusal(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let error as DeskError {
            return error.description
        }
    }

    /// A customer in step whose phone then differs on both sides; ids of the contact and the project.
    func phoneConflict() async throws -> (contact: String, project: String) {
        let contact = contacts.add("Ada Okafor", phone: "+13125550147")
        try await settle()
        guard let project = try await project(ofContact: contact) else { throw Restless() }
        contacts.edit(contact) { $0.phone = "+13125550148" }
        projects.edit(project) { $0.info?.phone = "+13125550149" }
        try await settle()
        return (contact, project)
    }
}
