import Foundation
import Testing

@Suite(.timeLimit(.minutes(10)))
struct OpsCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func ops(_ arguments: [String], columns: Int = 100) async throws -> TenonProcess.Result {
        try await TenonProcess.run(["ops"] + arguments, environment: ["COLUMNS": "\(columns)"], scratch: scratch)
    }

    @Test func theListCanBeNarrowedAndSearched() async throws {
        let listed = try await ops(["list", "--group", "contacts", "--search", "complete task", "--actions"])
        #expect(listed.status == 0, "\(listed.errors)")
        let first = listed.output.split(separator: "\n").first ?? ""
        #expect(first.contains("contacts.update-task-completed") && first.contains("Complete a task"), "\(first)")
        #expect(!listed.output.contains("contacts.on-"))

        let triggers = try await ops(["list", "--triggers", "--format", "json"])
        let entries = try JSONSerialization.jsonObject(with: Data(triggers.output.utf8)) as? [[String: Any]]
        #expect(entries?.count == 64)
        #expect(entries?.allSatisfy { $0["kind"] as? String == "trigger" } == true)

        let unknown = try await ops(["list", "--group", "contcts"])
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("Known: ad-manager"))
    }

    @Test(arguments: [44, 70, 120])
    func linesStayWithinTheTerminal(_ columns: Int) async throws {
        for arguments in [["list", "--group", "contacts"], ["show", "contacts.create-contact"]] {
            let printed = try await ops(arguments, columns: columns)
            #expect(printed.status == 0, "\(printed.errors)")
            let lines = printed.output.split(separator: "\n")
            #expect(lines.count > 30)
            // A single word is never broken, since an id could not be copied then; the example is one to copy as well.
            let long = lines.filter { $0.count > columns && !$0.contains("tenon ops call") }
            #expect(long.allSatisfy { $0.split(separator: " ").count(where: { $0 != "*" }) == 1 }, "\(long)")
        }
    }

    @Test func anEntryIsShownInFull() async throws {
        let shown = try await ops(["show", "contacts.create-contact"])
        #expect(shown.status == 0, "\(shown.errors)")
        for expected in [
            "POST /contacts/", "contacts.write", "2021-07-28", "required: string", "customFields",
            "field_value",
            "tenon ops call contacts.create-contact",
        ] {
            #expect(shown.output.contains(expected), "\(expected) in \(shown.output)")
        }
        let other = try await ops(["show", "contacts.create-contact", "--dialect", "v3", "--format", "json"])
        #expect(try other.json()["version"] as? String == "v3")

        let misspelt = try await ops(["show", "contacts.create-contct"])
        #expect(misspelt.status == 64)
        #expect(misspelt.errors.contains("Did you mean contacts.create-contact"))
    }

    @Test func aCallReachesTheSandbox() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "3"], scratch: scratch)
        let id = try await sandbox.createContact(["firstName": "Lea", "lastName": "Roth", "email": "lea@example.com"])
        let place = ["--sandbox", sandbox.readyFile]
        let tagged = try await ops(
            ["call", "contacts.add-tags", "--input", "contactId=\(id)", "--input", "tags=vip,roof"] + place
        )
        #expect(tagged.status == 0, "\(tagged.errors)")
        let read = try await ops(["call", "contacts.get-contact", "--input", "contactId=\(id)"] + place)
        let contact = try #require(try read.json()["contact"] as? [String: Any])
        #expect(Set(contact["tags"] as? [String] ?? []) == ["vip", "roof"])

        let file = try scratch.write(#"{"contactId": "\#(id)", "title": "Call", "completed": false}"#, to: "task.json")
        let task = try await ops(
            ["call", "contacts.create-task", "--json", file, "--input", "dueDate=2030-01-02T10:00:00Z"] + place
        )
        #expect((try task.json()["task"] as? [String: Any])?["title"] as? String == "Call", "\(task.errors)")
    }

    @Test func badInputIsNamedAndNothingIsSent() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "3"], scratch: scratch)
        let before = try await sandbox.calls()
        let refused = try await ops(
            [
                "call", "contacts.create-task", "--input", "contactId=c1", "--input", "completed=maybe", "--sandbox",
                sandbox.readyFile,
            ]
        )
        #expect(refused.status == 64)
        for expected in ["completed: has to be true or false", "title: is required", "dueDate: is required"] {
            #expect(refused.errors.contains(expected), "\(expected) in \(refused.errors)")
        }
        #expect(try await sandbox.calls() == before)
    }

    @Test func aWriteToTheRealAccountAsksFirst() async throws {
        let settings = try scratch.write(
            """
            TENON_HIGHLEVEL_URL=http://127.0.0.1:9
            TENON_HIGHLEVEL_TOKEN=pit-sesame
            TENON_HIGHLEVEL_LOCATION=loc1
            TENON_BUSYBUSY_KEY=key
            """,
            to: "settings.env"
        )
        let arguments = [
            "call", "contacts.add-tags", "--input", "contactId=c1", "--input", "tags=vip", "--settings", settings,
        ]
        let refused = try await ops(arguments)
        #expect(refused.status == 64)
        #expect(refused.errors.contains("--yes") && !refused.errors.contains("Usage:"))

        let planned = try await ops(arguments + ["--plan"])
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(planned.output.contains("POST http://127.0.0.1:9/contacts/c1/tags"))
        #expect(planned.output.contains(#"{"tags":["vip"]}"#))
        #expect(!planned.output.contains("sesame"))

        let sent = try await ops(arguments + ["--yes"])
        #expect(sent.status == 1)
        #expect(sent.errors.contains("connection"), "\(sent.errors)")
    }

    @Test func aPlanNeedsNoCredential() async throws {
        let planned = try await ops(["call", "contacts.get-contacts", "--plan"])
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(
            planned.output.contains("GET https://services.leadconnectorhq.com/contacts/?locationId=LOCATION"),
            "\(planned.output)"
        )
        #expect(planned.errors.contains("No location is set"))
        let other = try await ops(["call", "contacts.get-contact", "--input", "contactId=c1", "--plan"])
        #expect(other.status == 0 && other.errors.isEmpty, "\(other.errors)")
        let settings = try scratch.write("TENON_HIGHLEVEL_LOCATION=loc1\n", to: "location.env")
        let known = try await ops(["call", "contacts.get-contacts", "--plan", "--settings", settings])
        #expect(known.output.contains("locationId=loc1") && known.errors.isEmpty, "\(known.output)\(known.errors)")
    }

    @Test func inputsThatCannotBeReadAreNamed() async throws {
        let empty = try scratch.write("[]", to: "list.json")
        let cases = [
            (["--json", "nofile.json"], "there is no file nofile.json"),
            (["--json", empty], "holds no JSON object"),
            (["--input", "tags=a", "--input", "tags=b"], "'tags' is given twice. Write a list as tags=a,b."),
            (["--input", "tags"], "Write it as name=value"),
        ]
        for (arguments, expected) in cases {
            let refused = try await ops(["call", "contacts.add-tags", "--plan"] + arguments)
            #expect(refused.status == 64)
            #expect(refused.errors.contains(expected) && !refused.errors.contains("Usage:"), "\(refused.errors)")
        }
    }

    @Test(arguments: [
        ("contacts.create-contact", "--input firstName=Ana --input lastName=Ruiz"),
        ("contacts.create-task", "--input contactId=ID --input title=TEXT --input dueDate=2026-12-01T09:00:00Z"),
    ])
    func anExampleHasInputs(_ id: String, _ inputs: String) async throws {
        let shown = try await ops(["show", id])
        #expect(shown.output.contains("tenon ops call \(id) \(inputs)"), "\(shown.output)")
    }

    @Test func anErrorIsASentenceWithoutNamesFromTheCode() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "1"], scratch: scratch)
        let missing = try await ops([
            "call", "contacts.get-contact", "--input", "contactId=x", "--sandbox", sandbox.readyFile,
        ])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("Contact with id x not found") && missing.errors.contains("trace"))
        #expect(!missing.errors.contains("contactNotFound"), "\(missing.errors)")
    }
}
