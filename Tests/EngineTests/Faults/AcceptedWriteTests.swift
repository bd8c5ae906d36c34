import Busybusy
import Engine
import Foundation
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

/// Writes that are taken and done later, without a word about the result.
@Suite struct AcceptedWriteTests {
    private let phone = "+13125550147"

    /// A pair in step, made while writes were answered at once; from then on they are done later.
    private func pair() async throws -> (SyncBench, contact: String, project: String) {
        let bench = try SyncBench(mapping: Mappings.archivesLeavers())
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        try await bench.settle()
        bench.projects.answerLater()
        return (bench, contact, try #require(bench.projects.all.first).id)
    }

    @Test func aProjectIsJoinedOnceALookShowsIt() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        let first = try await bench.sync()
        #expect(first.dispatched.accepted == 1 && first.accepted == 1 && first.dispatched.projectsCreated == 0)
        #expect(try await bench.outbox() == [.accepted: 1])
        for _ in 0..<3 { #expect(try await bench.sync().accepted == 1) }
        #expect(bench.projects.desk.count(.create) == 1)
        bench.projects.doWork()
        let seen = try await bench.sync()
        #expect(seen.dispatched.projectsCreated == 1 && seen.accepted == 0)
        let project = try #require(bench.projects.all.first)
        #expect(try await bench.link(ofContact: contact)?.state == .linked)
        #expect(try await bench.project(ofContact: contact) == project.id)
        #expect(
            try await bench.journal().map(\.note) == [
                "handed over without a word about the result; seen in the next list, by its marker"
            ]
        )
        try await bench.settle()
        #expect(bench.projects.desk.count(.create) == 1 && bench.projects.all.count == 1)
        #expect(try await bench.review().isEmpty)
        bench.projects.edit(project.id) { $0.info?.phone = "+13125550199" }
        try await bench.settle()
        #expect(bench.contacts[contact]?.phone == "+13125550199", "the pair is in step like any other")
    }

    @Test(arguments: [Fault.lostReply, .unclear])
    func aLostReplyCountsAsTaken(_ fault: Fault) async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        bench.projects.desk.fail(.create, fault)
        #expect(try await bench.sync().accepted == 1)
        bench.projects.doWork()
        for _ in 0..<3 { try await bench.sync() }
        #expect(bench.projects.desk.count(.create) == 1)
        #expect(bench.projects.marked(contact).count == (fault == .lostReply ? 1 : 0))
    }

    @Test(arguments: [Fault.retry, .stopped])
    func whatWasCertainlyNotTakenIsSentAgain(_ fault: Fault) async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        bench.projects.desk.fail(.create, fault)
        _ = try? await bench.sync()
        try await bench.sync()
        #expect(bench.projects.workCount == 1)
        #expect(try await bench.outbox() == [.accepted: 1])
    }

    @Test func aZapThatLosesTheMarkerIsRecognisedByPhoneAndName() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater(zap: { $0.additionalInfo = nil })
        try await bench.sync()
        bench.projects.doWork()
        try await bench.sync()
        #expect(try await bench.project(ofContact: contact) == bench.projects.all.first?.id)
        #expect(try await bench.journal().map { $0.note?.hasSuffix("by its phone and name") } == [true])
        try await bench.settle()
        #expect(bench.projects.all.count == 1 && bench.contacts.all.count == 1)
    }

    /// Two of the same phone and name made meanwhile: neither is taken for the one that was asked for.
    @Test func twoThatCouldBeItAreLeftToAPerson() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater(zap: { $0.additionalInfo = nil })
        try await bench.sync()
        bench.projects.doWork(times: 2)
        try await bench.sync()
        #expect(try await bench.project(ofContact: contact) == nil)
        #expect(try await bench.outbox() == [.accepted: 1])
        #expect(try await bench.reviewCodes() == ["ambiguous", "ambiguous"])
        #expect(bench.contacts.desk.count(.create) == 0, "nor is either taken for a new customer's")
        bench.projects.archive(bench.projects.all[1].id)
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == bench.projects.all[0].id)
        #expect(try await bench.review().isEmpty)
    }

    @Test func ofTwoWithTheMarkerTheElderIsTakenAndTheOtherTold() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        try await bench.sync()
        bench.projects.doWork(times: 2)
        try await bench.sync()
        #expect(try await bench.project(ofContact: contact) == bench.projects.all.first?.id)
        #expect(try await bench.reviewCodes() == ["ambiguous"])
        #expect(bench.contacts.all.count == 1)
    }

    @Test func aChangeIsConfirmedByALookAndWhatFollowsWaitsForIt() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        #expect(try await bench.sync().dispatched.accepted == 1)
        bench.contacts.edit(contact) { $0.city = "Cicero" }
        for _ in 0..<3 { try await bench.sync() }
        #expect(bench.projects.desk.count(.update) == 1)
        bench.projects.doWork()
        let seen = try await bench.sync()
        #expect(seen.dispatched.projectsUpdated == 1 && seen.dispatched.accepted == 1, "the next change went out")
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        bench.projects.doWork()
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Cicero")
        #expect(bench.projects.desk.count(.update) == 2)
        #expect(try await bench.journal().suffix(2).map(\.action) == ["update", "update"])
        #expect(try await bench.outbox().isEmpty)
    }

    @Test func archivingIsConfirmedByALook() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.tags = [] }
        try await bench.sync(SyncOptions(confirmedArchives: 1))
        #expect(try await bench.link(ofContact: contact)?.state == .linked)
        bench.projects.doWork()
        let seen = try await bench.sync()
        #expect(seen.dispatched.projectsArchived == 1)
        #expect(bench.projects[project]?.isArchived == true)
        #expect(try await bench.link(ofContact: contact)?.state == .retired)
        #expect(bench.projects.desk.count(.archive) == 1)
    }

    /// After an hour a person is asked; the write is not sent again, and is still recognised when it comes after all.
    @Test func whatIsNotSeenIsPutToAPersonAndStillRecognised() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        try await bench.sync()
        bench.clock.advance(3000)
        try await bench.sync()
        #expect(try await bench.review().isEmpty, "not before its time")
        bench.clock.advance(700)
        for _ in 0..<3 { #expect(try await bench.sync().needsPerson == 1) }
        #expect(try await bench.reviewCodes() == ["unseen"])
        #expect(bench.projects.desk.count(.create) == 1)
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        for _ in 0..<3 { try await bench.sync() }
        #expect(bench.projects.desk.count(.create) == 1, "nor does a change of the contact send it again")
        bench.projects.doWork()
        try await bench.sync()
        #expect(try await bench.review().isEmpty)
        #expect(try await bench.project(ofContact: contact) == bench.projects.all.first?.id)
    }

    @Test func aPersonMayHaveItSentAgain() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        try await bench.sync()
        bench.projects.loseWork()
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.projects.desk.count(.create) == 1, "not before its time")
        bench.clock.advance(4000)
        try await bench.sync()
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.projects.desk.count(.create) == 2)
        #expect(try await bench.review().isEmpty)
        bench.projects.doWork()
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == bench.projects.all.first?.id)
        #expect(bench.projects.all.count == 1)
    }

    /// It was done just when the person decides: the look comes first.
    @Test func whatShowsIsNotSentAgainOnAPersonsWordEither() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor", phone: phone)
        bench.projects.answerLater()
        try await bench.sync()
        bench.clock.advance(4000)
        try await bench.sync()
        bench.projects.doWork()
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.projects.desk.count(.create) == 1)
        #expect(bench.projects.all.count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func whatCannotBeDoneIsToldInThePlanAndHealsWithAnotherWay() async throws {
        let (bench, contact, project) = try await pair()
        bench.projects.answerAtOnce()
        bench.contacts.edit(contact) { $0.tags = [] }
        try await bench.sync(SyncOptions(confirmedArchives: 1))
        #expect(bench.projects[project]?.isArchived == true)
        bench.projects.answerLater(limits: { write in
            write.action == .unarchive ? [WriteLimit(reason: "it cannot bring projects back.")] : []
        })
        bench.contacts.edit(contact) {
            $0.tags = ["customer"]
            $0.city = "Berwyn"
        }
        let items = try await bench.plans().flatMap(\.reviewItems)
        #expect(items.map(\.code) == [.byHand])
        #expect(
            items.first?.message == "unarchive, because the contact is in scope again: it cannot bring projects back."
        )
        for _ in 0..<2 { #expect(try await bench.sync().needsPerson == 1) }
        #expect(bench.projects.workCount == 0, "nor is anything sent to the archived project")
        bench.projects.answerAtOnce()
        try await bench.settle()
        #expect(bench.projects[project]?.isArchived == false)
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(try await bench.review().isEmpty)
    }

    @Test func aFieldThatCannotBeSentIsLeftOutAndTold() async throws {
        let (bench, contact, project) = try await pair()
        bench.projects.answerLater(limits: { _ in [WriteLimit(fields: ["country"], reason: "it knows no country.")] })
        bench.contacts.edit(contact) { ($0.city, $0.country) = ("Berwyn", "US") }
        try await bench.sync()
        bench.projects.doWork()
        try await bench.sync()
        #expect(bench.projects[project]?.info?.city == "Berwyn" && bench.projects[project]?.info?.country == nil)
        try await bench.sync()
        #expect(try await bench.review().map { [$0.code, $0.field] } == [["by-hand", "country"]])
        #expect(bench.projects.desk.count(.update) == 1)
        bench.projects.edit(project) { $0.info?.country = "US" }
        try await bench.sync()
        #expect(try await bench.review().isEmpty, "done by hand")
    }
}
