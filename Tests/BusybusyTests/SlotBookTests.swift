import Testing

@testable import Busybusy

@Suite struct SlotBookTests {
    private func taken(_ book: inout SlotBook, at now: Double) -> SlotBook.Slot? {
        try? book.take(lease: 90, now: now).get()
    }

    @Test func noMoreThanTheMaximumAreTaken() throws {
        var book = SlotBook(maximum: 3)
        let slots = (0..<3).compactMap { _ in taken(&book, at: 0) }
        #expect(slots.count == 3 && Set(slots.map(\.id)).count == 3)
        #expect(book.take(lease: 90, now: 0) == .failure(SlotBook.Wait(seconds: SlotBook.recheck)))
        book.giveBack(slots[1], .fine, holdFor: nil, now: 1)
        #expect(taken(&book, at: 1) != nil)
        #expect(taken(&book, at: 1) == nil)
    }

    @Test func aSlotThatIsNotGivenBackEndsWithItsLease() {
        var book = SlotBook(maximum: 1)
        #expect(taken(&book, at: 0) != nil)
        #expect(taken(&book, at: 89.9) == nil)
        #expect(taken(&book, at: 90) != nil)
    }

    @Test func aSlotGivenBackLateDoesNotFreeThatOfAnother() throws {
        var book = SlotBook(maximum: 1)
        let late = try #require(taken(&book, at: 0))
        #expect(taken(&book, at: 90) != nil)
        book.giveBack(late, .fine, holdFor: nil, now: 91)
        #expect(taken(&book, at: 92) == nil)
    }

    @Test func aClockThatIsSetBackLocksNobodyOut() {
        var book = SlotBook(maximum: 1)
        #expect(taken(&book, at: 1_000_000) != nil)
        #expect(taken(&book, at: 0) != nil)
    }

    @Test func aWishToWaitHoldsForAllAndNotForever() throws {
        var book = SlotBook(maximum: 3)
        let slot = try #require(taken(&book, at: 0))
        book.giveBack(slot, .pushedBack, holdFor: 30, now: 10)
        #expect(book.take(lease: 90, now: 15) == .failure(SlotBook.Wait(seconds: 25)))
        let next = try #require(taken(&book, at: 40))
        #expect(book.pace.allowed == 1)
        book.giveBack(next, .other, holdFor: 86_400, now: 40)
        #expect(taken(&book, at: 339) == nil)
        #expect(taken(&book, at: 340) != nil)
    }

    @Test func afterALossNothingStartsBeforeALeaseIsOver() {
        var book = SlotBook.careful(maximum: 3, lease: 90, now: 100)
        #expect(taken(&book, at: 189) == nil)
        #expect(taken(&book, at: 190) != nil)
        #expect(book.pace.allowed == 1)
    }

    @Test func whatAProcessHeldThatEndedIsFreeAtOnce() throws {
        var book = SlotBook(maximum: 1)
        #expect(book.pace.allowed == 1)
        _ = try book.take(lease: 90, now: 0, holder: "a").get()
        let refused = book.take(lease: 90, now: 1, holder: "b")
        #expect(refused == .failure(SlotBook.Wait(seconds: SlotBook.recheck)))
        let slot = try book.take(lease: 90, now: 1, holder: "b", isAlive: { $0 != "a" }).get()
        #expect(book.slots == [slot])
    }

    @Test func aProcessIsKnownByItsIdAndItsStart() throws {
        #expect(SlotHolder.isAlive(SlotHolder.current))
        let id = try #require(SlotHolder.current.split(separator: " ").first)
        #expect(!SlotHolder.isAlive("\(id) 1"))
        #expect(!SlotHolder.isAlive("2147483646 1"))
        #expect(!SlotHolder.isAlive(""))
    }
}
