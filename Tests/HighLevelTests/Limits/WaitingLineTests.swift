import Testing

@testable import HighLevel

@Suite struct WaitingLineTests {
    private static let patience: Duration = .seconds(50)

    private func turn(_ line: WaitingLine, at seconds: Int) -> WaitingLine.Turn? {
        line.turn(now: .seconds(seconds), patience: Self.patience)
    }

    @Test func theMostUrgentGoesFirst() {
        var line = WaitingLine()
        let background = line.enqueue(.background, now: .zero)
        let event = line.enqueue(.event, now: .zero)
        let person = line.enqueue(.interactive, now: .zero)
        for ticket in [person, event, background] {
            #expect(turn(line, at: 1) == .init(ticket: ticket, isOverdue: false))
            line.leave(ticket, now: .zero)
        }
        #expect(turn(line, at: 1) == nil)
    }

    @Test func callsOfOnePriorityGoInTheirOrder() {
        var line = WaitingLine()
        let tickets = (0..<5).map { _ in line.enqueue(.background, now: .zero) }
        line.leave(tickets[2], now: .zero)
        for ticket in [0, 1, 3, 4] {
            #expect(turn(line, at: 1)?.ticket == tickets[ticket])
            line.leave(tickets[ticket], now: .zero)
        }
    }

    @Test func aCallThatIsTriedAgainGoesToTheFrontOfItsQueue() {
        var line = WaitingLine()
        let person = line.enqueue(.interactive, now: .zero)
        _ = line.enqueue(.background, now: .zero)
        let again = line.enqueue(.background, isRetry: true, now: .zero)
        #expect(turn(line, at: 1)?.ticket == person)
        line.leave(person, now: .zero)
        #expect(turn(line, at: 1)?.ticket == again)
    }

    @Test func whoIsFirstForTooLongGoesBeforePeople() {
        var line = WaitingLine()
        let background = line.enqueue(.background, now: .seconds(1))
        let next = line.enqueue(.background, now: .seconds(1))
        let event = line.enqueue(.event, now: .seconds(2))
        let person = line.enqueue(.interactive, now: .seconds(40))
        #expect(turn(line, at: 50)?.ticket == person)
        #expect(turn(line, at: 53) == .init(ticket: background, isOverdue: true), "the one that is overdue the longest")
        line.leave(background, now: .seconds(53))
        #expect(turn(line, at: 53) == .init(ticket: event, isOverdue: true))
        line.leave(event, now: .seconds(53))
        #expect(turn(line, at: 54) == .init(ticket: person, isOverdue: false), "being second is no waiting")
        line.leave(person, now: .seconds(54))
        #expect(turn(line, at: 54) == .init(ticket: next, isOverdue: false))
    }

    /// People without end: each queue still gets a call through in every five intervals.
    @Test func nobodyStarves() {
        var line = WaitingLine()
        for _ in 0..<10 {
            _ = line.enqueue(.background, now: .zero)
            _ = line.enqueue(.event, now: .zero)
        }
        var started: [RateGate.Priority: Int] = [:]
        for second in 0..<260 {
            _ = line.enqueue(.interactive, now: .seconds(second))
            guard let next = turn(line, at: second) else { continue }
            started[next.ticket.priority, default: 0] += 1
            line.leave(next.ticket, now: .seconds(second))
        }
        #expect(started == [.interactive: 250, .event: 5, .background: 5])
    }

    @Test func howManyWait() {
        var line = WaitingLine()
        let event = line.enqueue(.event, now: .zero)
        _ = line.enqueue(.event, now: .zero)
        #expect(line.count(.event) == 2 && line.count(.background) == 0)
        line.leave(event, now: .zero)
        line.leave(event, now: .zero)
        #expect(line.count(.event) == 1)
    }
}
