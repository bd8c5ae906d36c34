import Foundation
import Testing

/// Won opportunities become jobs, between the two sandboxes and the real binary.
@Suite(.timeLimit(.minutes(10)))
struct JobCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let population = ["--contacts", "60", "--project-share", "0", "--limits", "off"]
    /// The clean-up after an unclear attempt waits this long; the sandbox itself is done in milliseconds.
    private static let environment = ["TENON_SETTLE_SECONDS": "0.5"]

    @Test func eachWonOpportunityIsOneSubProjectWhateverHappensOnTheWay() async throws {
        let sandbox = try await SandboxProcess(Self.population, scratch: scratch)
        let arguments = try await arguments(sandbox, "jobs:\n  as: sub-projects\n  number: customFields.NUMBER\n")
        let won = try await sandbox.opportunities("won")
        try #require(won.count > 8, "too few for this test to mean much")

        // Killed once while root projects are made and once while sub-projects are.
        try await sandbox.slowCreations(milliseconds: 20)
        for point in [3, won.count + 3] {
            let run = try TenonProcess(arguments, environment: Self.environment, scratch: scratch)
            while try await sandbox.projectsCreated() < point {
                try #require(run.isRunning, "ended before it was killed")
            }
            run.kill()
            #expect(try await run.result().status == SIGKILL)
        }
        try await sandbox.loseReplies(to: "createProject", times: 3)
        let last = try await run(arguments)
        #expect(last.status == 0, "\(last.errors)")
        try await expectOneEach(sandbox, won)
        try await expectQuiet(sandbox, arguments)

        let lost = try #require(won.first?["id"] as? String)
        _ = try await sandbox.highLevel("PUT", "/opportunities/\(lost)/status", ["status": "lost"])
        #expect(try await run(arguments).status == 0)
        let archived = try await sandbox.subProjects().filter { !($0["archivedOn"] is NSNull) }
        #expect(archived.compactMap(Self.marker) == [lost])
        try await expectQuiet(sandbox, arguments)
    }

    @Test func aWonOpportunityMakesTheProjectAndThePlanSaysWhy() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "0", "--limits", "off"], scratch: scratch)
        let rule = "jobs:\n  when: {pipeline: Residential sales, stage: Contract signed}\n  as: root-project\n"
        let arguments = try await arguments(sandbox, rule)
        let contact = try await sandbox.createContact(["firstName": "Ada", "lastName": "Brix", "phone": "+13122253344"])
        let signed = try await sandbox.stage("Contract signed", of: "Residential sales")
        let deal = try await sandbox.createOpportunity("Roof", with: contact, at: signed, number: "R-77")
        #expect(try await run(arguments).status == 0)
        #expect(try await sandbox.projects().isEmpty, "it is not won yet")

        _ = try await sandbox.highLevel("PUT", "/opportunities/\(deal)/status", ["status": "won"])
        let plan = try await TenonProcess.run(["sync", "plan"] + arguments.dropFirst(2), scratch: scratch)
        let reason = "opportunity \"Roof\" won in pipeline \"Residential sales\", stage \"Contract signed\""
        #expect(plan.output.contains(reason), "\(plan.output)\(plan.errors)")
        #expect(try await run(arguments).status == 0)
        let projects = try await sandbox.projectsWithNumber()
        #expect(projects.map { $0["title"] as? String } == ["Ada Brix"])
        #expect((projects.first?["projectInfo"] as? [String: Any])?["number"] as? String == "R-77")
        try await expectQuiet(sandbox, arguments)
    }

    // MARK: Inside

    /// `sync run` with the shipped mapping, without a tag in its scope, and with these jobs.
    private func arguments(_ sandbox: SandboxProcess, _ jobs: String) async throws -> [String] {
        let field = try await sandbox.opportunityField("opportunity.job_number")
        let rule =
            "  - highlevel: opportunity.customFields.\(field)\n    busybusy: number\n    direction: to-busybusy\n"
        let shipped = try await TenonProcess.run(["mapping", "show"], scratch: scratch).output
        let mapping = shipped.replacing("contact-tags: [customer]", with: "contact-tags: []")
            .replacing("# A job number kept", with: rule + "# A job number kept")
        try #require(mapping.contains("contact-tags: []") && mapping.contains(rule))
        let path = try scratch.write(mapping + jobs.replacing("NUMBER", with: field), to: "mapping.yaml")
        return [
            "sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--mapping", path,
        ]
    }

    private func run(_ arguments: [String]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(arguments, environment: Self.environment, scratch: scratch)
    }

    /// One sub-project for each won opportunity, below the project of its contact, with its number. Whoever has none is a
    /// contact that waits for a person.
    private func expectOneEach(_ sandbox: SandboxProcess, _ won: [[String: Any]]) async throws {
        let jobs = Dictionary(grouping: try await sandbox.subProjects()) { Self.marker($0) ?? "" }
        #expect(jobs.values.allSatisfy { $0.count == 1 }, "made twice: \(jobs.filter { $0.value.count > 1 })")
        #expect(jobs.count > won.count / 2)
        let roots = Dictionary(
            uniqueKeysWithValues: try await sandbox.projects().map { ($0["id"] as? String ?? "", Self.info($0)) }
        )
        let reported = try await waitingContacts()
        for opportunity in won {
            let (id, contact) = (opportunity["id"] as? String ?? "", opportunity["contactId"] as? String ?? "")
            guard let job = jobs[id]?.first else {
                #expect(reported.contains(contact), "\(id) has no sub-project, and nobody is told")
                continue
            }
            #expect(job["title"] as? String == opportunity["name"] as? String)
            #expect(roots[job["parentProjectId"] as? String ?? ""]?["additionalInfo"] as? String == "ghl:\(contact)")
            let fields = try #require(opportunity["customFields"] as? [[String: Any]])
            #expect(Self.info(job)["number"] as? String == fields.first?["fieldValue"] as? String)
        }
    }

    private func waitingContacts() async throws -> Set<String> {
        let arguments = ["sync", "status", "--store", scratch.path("tenon.db"), "--format", "json", "--limit", "500"]
        let status = try await TenonProcess.run(arguments, scratch: scratch)
        let review = try #require(try status.json()["review"] as? [[String: Any]])
        return Set(
            review.filter { $0["needsPerson"] as? Bool == true }
                .compactMap { ($0["subject"] as? String)?.split(separator: " ").last.map(String.init) }
        )
    }

    private func expectQuiet(_ sandbox: SandboxProcess, _ arguments: [String]) async throws {
        let before = try await sandbox.writes()
        let again = try await run(arguments)
        #expect(again.status == 0, "\(again.errors)")
        let after = try await sandbox.writes()
        #expect(after == before, "a further run wrote something: \(again.output)")
    }

    private static func info(_ project: [String: Any]) -> [String: Any] {
        project["projectInfo"] as? [String: Any] ?? [:]
    }

    /// The opportunity that a sub-project is marked with.
    private static func marker(_ project: [String: Any]) -> String? {
        let line = info(project)["additionalInfo"] as? String ?? ""
        return line.hasPrefix("ghl-opportunity:") ? String(line.dropFirst("ghl-opportunity:".count)) : nil
    }
}
