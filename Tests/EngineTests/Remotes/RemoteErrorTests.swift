import Testing

@testable import Busybusy
@testable import Engine
@testable import HighLevel

@Suite struct RemoteErrorTests {
    @Test(arguments: [
        (HighLevelError(.unauthorized, message: "m"), RemoteError.Disposition.stopped),
        (HighLevelError(.forbidden, message: "m"), .stopped),
        (HighLevelError(.configuration, message: "m"), .stopped),
        (HighLevelError(.contactNotFound, message: "m"), .missing),
        (HighLevelError(.rateLimited, message: "m", retryAfter: .milliseconds(2500)), .retry(after: 2.5)),
        (HighLevelError(.rateLimited, message: "m"), .retry(after: nil)),
        (HighLevelError(.server, effect: .unclear, message: "m"), .unclear),
        (HighLevelError(.server, message: "m"), .retry(after: nil)),
        (HighLevelError(.transport, effect: .unclear, message: "m"), .unclear),
        (HighLevelError(.transport, message: "m"), .stopped),
        (HighLevelError(.cancelled, effect: .unclear, message: "m"), .unclear),
        (HighLevelError(.invalid, message: "m"), .refused),
        // A contact may be there in spite of a 422 on its creation (seen in live traffic).
        (HighLevelError(.invalid, effect: .unclear, message: "m"), .unclear),
        (HighLevelError(.notFound, message: "m"), .refused),
        (
            HighLevelError(.duplicate, message: "m", duplicate: .init(contactID: "c1", matchingField: "phone")),
            .duplicate(of: "c1")
        ),
    ])
    func aHighLevelFailureHasItsConsequence(error: HighLevelError, disposition: RemoteError.Disposition) {
        #expect(RemoteError(error).disposition == disposition)
        #expect(RemoteError(error).message == "m")
    }

    @Test(arguments: [
        (BusybusyError(.unauthorized, message: "m"), RemoteError.Disposition.stopped),
        (BusybusyError(.forbidden, message: "m"), .stopped),
        (BusybusyError(.withheld, message: "m"), .stopped),
        (BusybusyError(.notFound, message: "m"), .missing),
        (BusybusyError(.rateLimited, message: "m", retryAfter: .seconds(7)), .retry(after: 7)),
        (BusybusyError(.locked, message: "m"), .retry(after: nil)),
        (BusybusyError(.graphQL, effect: .unclear, message: "m"), .unclear),
        (BusybusyError(.timeout, effect: .unclear, message: "m"), .unclear),
        (BusybusyError(.timeout, message: "m"), .retry(after: nil)),
        (BusybusyError(.invalid, message: "m"), .refused),
        (BusybusyError(.server, message: "m"), .retry(after: nil)),
        (BusybusyError(.transport, message: "m"), .stopped),
    ])
    func aBusybusyFailureHasItsConsequence(error: BusybusyError, disposition: RemoteError.Disposition) {
        #expect(RemoteError(error).disposition == disposition)
        #expect(RemoteError(error).message == "m")
    }
}
