import Testing

@testable import HighLevel

/// The reply to a create is lost at each step; a contact is never made twice.
@Suite(.timeLimit(.minutes(10))) struct ContactRecoveryTests {
    private static let lost = StubReply(status: 201, body: "{", kind: .cutOff)
    private static let marker = "tenon:7f3a"
    private static let made = StubReply.json(#"{"contact":{"id":"c1","source":"tenon:7f3a"}}"#, status: 201)
    private static let nobody = StubReply.json(#"{"contact":null}"#)
    private static let empty = StubReply.json(#"{"contacts":[],"total":0}"#)
    private static let marked = StubReply.json(#"{"contacts":[{"id":"c1","source":"tenon:7f3a"}],"total":1}"#)
    private static let stranger = StubReply.json(#"{"contact":{"id":"c9","source":"web"}}"#)
    private static let duplicate = StubReply.json(
        #"{"statusCode":400,"message":"duplicated","meta":{"contactId":"c9","matchingField":"email"}}"#,
        status: 400
    )

    private static func draft(email: String? = "a@x.io", phone: String? = nil, source: String? = nil) -> ContactCreate {
        var draft = ContactCreate()
        draft.email = email
        draft.phone = phone
        draft.source = source
        return draft
    }

    private static let byMarker = CreationRecovery(isSourceMarker: true)

    private func lines(_ harness: Harness) -> [String] {
        harness.server.requests.map { "\($0.method) \($0.target.prefix { $0 != "?" })" }
    }

    private static let create = "POST /contacts/"
    private static let search = "POST /contacts/search"
    private static let lookup = "GET /contacts/search/duplicate"

    @Test func aReplyThatArrivesNeedsNoLook() async throws {
        try await Harness.run([Self.made]) { harness in
            let outcome = try await harness.client.createContact(Self.draft(), recovering: CreationRecovery())
            guard case .created(let contact) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(contact.id == "c1" && lines(harness) == [Self.create])
        }
    }

    @Test(arguments: [
        lost, .json("", status: 500), .json("", status: 502), .json("<html>", status: 201),
        .json(#"{"statusCode":422,"message":["something"]}"#, status: 422),
    ])
    func anUnclearCreateIsFoundByItsMarker(_ reply: StubReply) async throws {
        try await Harness.run([reply, Self.marked]) { harness in
            let draft = Self.draft(source: Self.marker)
            let outcome = try await harness.client.createContact(draft, recovering: Self.byMarker)
            #expect(outcome == .recovered(try #require(outcome.contact)) && outcome.contactID == "c1")
            #expect(lines(harness) == [Self.create, Self.search] && harness.time.sleeps.isEmpty)
            #expect(
                harness.server.requests[1].body.contains(
                    #""filters":[{"field":"source","operator":"eq","value":"tenon:7f3a"}]"#
                )
            )
        }
    }

    @Test func aLateSearchIsWaitedFor() async throws {
        try await Harness.run([Self.lost, Self.empty, Self.nobody, Self.marked]) { harness in
            let draft = Self.draft(source: Self.marker)
            let outcome = try await harness.client.createContact(draft, recovering: Self.byMarker)
            #expect(outcome.contactID == "c1")
            #expect(lines(harness) == [Self.create, Self.search, Self.lookup, Self.search])
            #expect(harness.time.sleeps == [.seconds(5)])
        }
    }

    @Test func theLookupByEmailShowsTheMarkerBeforeTheSearch() async throws {
        let own = StubReply.json(#"{"contact":{"id":"c1","source":"tenon:7f3a"}}"#)
        try await Harness.run([Self.lost, Self.empty, own]) { harness in
            let draft = Self.draft(source: Self.marker)
            let outcome = try await harness.client.createContact(draft, recovering: Self.byMarker)
            guard case .recovered = outcome else {
                Issue.record("\(outcome)")
                return
            }
        }
    }

    @Test func whatIsNowhereIsMadeOnceMore() async throws {
        let replies = [Self.lost, Self.empty, Self.nobody, Self.empty, Self.nobody, Self.made]
        try await Harness.run(replies) { harness in
            let draft = Self.draft(source: Self.marker)
            let outcome = try await harness.client.createContact(draft, recovering: Self.byMarker)
            guard case .created = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(lines(harness).filter { $0 == Self.create }.count == 2)
        }
    }

    @Test func aSecondLostReplyIsLookedForToo() async throws {
        let replies = [
            Self.lost, Self.empty, Self.nobody, Self.empty, Self.nobody, Self.lost, Self.empty, Self.nobody,
            Self.marked,
        ]
        try await Harness.run(replies) { harness in
            let draft = Self.draft(source: Self.marker)
            verify(try await harness.client.createContact(draft, recovering: Self.byMarker).contactID == "c1")
            #expect(lines(harness).filter { $0 == Self.create }.count == 2)
        }
    }

    @Test func afterTwoTriesItStaysUnclear() async throws {
        let none = [Self.nobody, Self.nobody]
        try await Harness.run([Self.lost] + none + [.json("", status: 502)] + none) { harness in
            let error = await failure(of: {
                _ = try await harness.client.createContact(Self.draft(), recovering: CreationRecovery())
            })
            #expect(error?.code == .server && error?.effect == .unclear)
            #expect(lines(harness).filter { $0 == Self.create }.count == 2 && harness.server.unusedReplies == 0)
        }
    }

    @Test func withoutAMarkerTheSameEmailOrPhoneIsTold() async throws {
        let draft = Self.draft(email: "a+b@x.io", phone: "+1 555")
        try await Harness.run([Self.lost, Self.nobody, Self.stranger]) { harness in
            let outcome = try await harness.client.createContact(draft, recovering: CreationRecovery())
            guard case .duplicate(let duplicate, let contact) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(duplicate.contactID == "c9" && duplicate.matchingField == "phone" && contact?.source == "web")
            let targets = harness.server.requests.map(\.target).dropFirst()
            #expect(
                Array(targets) == [
                    "/contacts/search/duplicate?locationId=loc1&email=a%2Bb%40x.io",
                    "/contacts/search/duplicate?locationId=loc1&number=%2B1%20555",
                ]
            )
        }
    }

    @Test func withAMarkerAStrangerProvesNothing() async throws {
        let replies = [Self.lost, Self.empty, Self.stranger, Self.empty, Self.stranger, Self.duplicate, Self.stranger]
        try await Harness.run(replies) { harness in
            let draft = Self.draft(source: Self.marker)
            let outcome = try await harness.client.createContact(draft, recovering: Self.byMarker)
            guard case .duplicate(let duplicate, let contact) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(duplicate.contactID == "c9" && contact?.id == "c9")
            #expect(lines(harness).last == "GET /contacts/c9")
        }
    }

    @Test func aDuplicateIsAResult() async throws {
        try await Harness.run([Self.duplicate]) { harness in
            let outcome = try await harness.client.createContact(Self.draft(), recovering: CreationRecovery())
            #expect(outcome == .duplicate(.init(contactID: "c9", matchingField: "email"), nil))
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func aDuplicateWithTheOwnMarkerWasMadeBefore() async throws {
        let own = StubReply.json(#"{"contact":{"id":"c9","source":"tenon:7f3a"}}"#)
        try await Harness.run([Self.duplicate, own]) { harness in
            let draft = Self.draft(source: Self.marker)
            let outcome = try await harness.client.createContact(draft, recovering: Self.byMarker)
            guard case .recovered(let contact) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(contact.id == "c9")
        }
    }

    @Test func anUnprocessableContactIsNotMadeOnceMore() async throws {
        let refused = StubReply.json(#"{"statusCode":422,"message":["email must be an email"]}"#, status: 422)
        try await Harness.run([refused, Self.nobody, Self.nobody]) { harness in
            let error = await failure(of: {
                _ = try await harness.client.createContact(Self.draft(), recovering: CreationRecovery())
            })
            #expect(error?.problems == ["email must be an email"] && error?.effect == .unclear)
            #expect(lines(harness) == [Self.create, Self.lookup, Self.lookup])
        }
    }

    @Test func aLookThatFailsEndsIt() async throws {
        let denied = StubReply.json(#"{"message":"The token does not have access to this location."}"#, status: 403)
        try await Harness.run([Self.lost, denied]) { harness in
            let error = await failure(of: {
                _ = try await harness.client.createContact(Self.draft(), recovering: CreationRecovery())
            })
            #expect(error?.operation == "createContact" && error?.effect == .unclear)
            #expect(lines(harness) == [Self.create, Self.lookup])
        }
    }

    @Test func withoutAnythingToLookForThereIsNoRepeat() async throws {
        try await Harness.run([Self.lost, Self.made]) { harness in
            let error = await failure(of: {
                _ = try await harness.client.createContact(Self.draft(email: " "), recovering: CreationRecovery())
            })
            #expect(error?.effect == .unclear && harness.server.requests.count == 1)
        }
    }

    @Test(arguments: [nil, "", String(repeating: "m", count: 76)])
    func aMarkerThatCannotBeSearchedForIsRefused(_ source: String?) async throws {
        try await Harness.run([]) { harness in
            let error = await failure(of: {
                _ = try await harness.client.createContact(Self.draft(source: source), recovering: Self.byMarker)
            })
            #expect(error?.code == .invalid && harness.server.requests.isEmpty)
        }
    }
}
