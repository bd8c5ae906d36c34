import Foundation
import TestSupport
import Testing

/// The real process, killed without warning in the middle of its work.
@Suite(.timeLimit(.minutes(10)))
struct KillTests {
    /// Ten kills at random points of the first sync of 1,000 customers; then a run to the end. Each customer has one project.
    @Test func killedTenTimesEachCustomerHasOneProject() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let scratch = try Scratch()
        let options = ["--contacts", "1000", "--customer-share", "1", "--project-share", "0", "--limits", "off"]
        let sandbox = try await SandboxProcess(options, scratch: scratch)
        try await sandbox.slowCreations(milliseconds: 20)
        let arguments = [
            "sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--quiet", "--format",
            "json",
        ]
        // The clean-up below waits this long after each unclear attempt; the sandbox itself is done in milliseconds.
        let environment = ["TENON_SETTLE_SECONDS": "0.5"]

        // Points of the work, so that every kill falls into it however fast the machine is.
        let points = (0..<10).map { _ in Int.random(in: 20...880, using: &random) }.sorted()
        for point in points {
            let run = try TenonProcess(arguments, environment: environment, scratch: scratch)
            while try await sandbox.projectsCreated() < point {
                try #require(run.isRunning, "seed \(seed): the run ended before it had made \(point) projects")
            }
            run.kill()
            let ended = try await run.result()
            #expect(
                ended.status == SIGKILL,
                "seed \(seed): the run ended by itself before it was killed: \(ended.errors)"
            )
        }

        let last = try await TenonProcess.run(arguments, environment: environment, scratch: scratch)
        #expect(last.status == 0, "seed \(seed): \(last.errors)")
        try await expectOneProjectEach(sandbox, scratch, seed: seed)

        let writesBefore = try await sandbox.writes()
        let again = try await TenonProcess.run(arguments, environment: environment, scratch: scratch)
        let writesAfter = try await sandbox.writes()
        #expect(again.status == 0)
        #expect(writesAfter == writesBefore, "seed \(seed): a further run wrote something")
    }

    private func expectOneProjectEach(_ sandbox: SandboxProcess, _ scratch: Scratch, seed: UInt64) async throws {
        let found = Census(contacts: try await sandbox.contacts(), projects: try await sandbox.projects())
        #expect(found.doubledProjects.isEmpty, "seed \(seed): made twice: \(found.doubledProjects)")
        #expect(found.doubledContacts.isEmpty, "seed \(seed): made twice: \(found.doubledContacts)")
        #expect(found.projectsOf.count > 900, "seed \(seed): too few projects for this test to mean much")

        // Whoever has no project of Tenon's making has one of the same name already, or is reported.
        let status = try await TenonProcess.run(
            ["sync", "status", "--store", scratch.path("tenon.db"), "--format", "json", "--limit", "5000"],
            scratch: scratch
        )
        let review = try #require(try status.json()["review"] as? [[String: Any]])
        let reported = Set(
            review.filter { $0["needsPerson"] as? Bool == true }
                .compactMap { ($0["subject"] as? String)?.split(separator: " ").last.map(String.init) }
        )
        #expect(found.contactsWithoutProject.subtracting(reported).isEmpty, "seed \(seed): missing projects")
        #expect(found.projectsWithoutContact.subtracting(reported).isEmpty, "seed \(seed): missing contacts")
    }
}

/// What both systems hold, told apart by Tenon's marks and by name.
private struct Census {
    /// How many projects carry the mark of each contact.
    var projectsOf: [String: Int] = [:]
    /// How many contacts carry the mark of each project.
    var contactsOf: [String: Int] = [:]
    var contactsWithoutProject: Set<String> = []
    var projectsWithoutContact: Set<String> = []

    var doubledProjects: [String: Int] { projectsOf.filter { $0.value > 1 } }
    var doubledContacts: [String: Int] { contactsOf.filter { $0.value > 1 } }

    init(contacts: [[String: Any]], projects: [[String: Any]]) {
        var unmarked: [(id: String, names: Set<String>)] = []
        for project in projects {
            let info = project["projectInfo"] as? [String: Any]
            let marker = info?["additionalInfo"] as? String ?? ""
            if marker.hasPrefix("ghl:") {
                projectsOf[String(marker.dropFirst(4)), default: 0] += 1
            } else if info?["customer"] is String, project["archivedOn"] is NSNull {
                unmarked.append((project["id"] as? String ?? "", Self.names([project["title"], info?["customer"]])))
            }
        }
        var known: Set<String> = []
        for contact in contacts {
            let full = "\(contact["firstName"] as? String ?? "") \(contact["lastName"] as? String ?? "")"
            let names = Self.names([full, contact["companyName"]])
            known.formUnion(names)
            let source = contact["source"] as? String ?? ""
            if source.hasPrefix("busybusy:") {
                contactsOf[String(source.dropFirst(9)), default: 0] += 1
            } else if let id = contact["id"] as? String, projectsOf[id] == nil,
                unmarked.allSatisfy({ $0.names.isDisjoint(with: names) })
            {
                contactsWithoutProject.insert(id)
            }
        }
        for project in unmarked where contactsOf[project.id] == nil && project.names.isDisjoint(with: known) {
            projectsWithoutContact.insert(project.id)
        }
    }

    private static func names(_ values: [Any?]) -> Set<String> {
        Set(values.map { name($0 as? String ?? "") }.filter { !$0.isEmpty })
    }

    private static func name(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).split(whereSeparator: {
            !$0.isLetter && !$0.isNumber
        }).joined(separator: " ")
    }
}
