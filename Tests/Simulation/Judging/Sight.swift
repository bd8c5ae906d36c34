import Sandbox

/// Both systems as somebody sees them who looks at both screens.
struct Sight: Sendable {
    let contacts: [SandboxInMemory.Row]
    let projects: [SandboxInMemory.Row]

    init(_ sandbox: SandboxInMemory) {
        contacts = sandbox.contacts()
        projects = sandbox.projects()
    }

    /// Every contact that stands for the customer: the one that a person made, and those made for its project.
    func contacts(of customer: Customer) -> [SandboxInMemory.Row] {
        contacts.filter { contact in
            contact.id == customer.contactID
                || customer.projectID.map { contact.fields["source"] == "busybusy:\($0)" } == true
        }
    }

    /// Every project that stands for the customer: the one that a person made, and those made for its contact.
    func projects(of customer: Customer) -> [SandboxInMemory.Row] {
        projects.filter { project in
            let lines = (project.fields["additionalInfo"] ?? "").split(whereSeparator: \.isNewline).map(String.init)
            return project.id == customer.projectID
                || customer.contactID.map { lines.contains("ghl:\($0)") } == true
        }
    }
}
