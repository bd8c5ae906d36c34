import Foundation
import Testing

@testable import Sandbox

/// State files of today and of version 1.
@Suite struct SandboxStateFileTests {
    private static let now = Date(timeIntervalSince1970: 1_767_323_045)

    private func withFile(_ text: String?, _ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".json")
        defer { try? FileManager.default.removeItem(at: url) }
        if let text { try Data(text.utf8).write(to: url) }
        try body(url.path())
    }

    private func sides(_ path: String) throws -> SandboxSides {
        var configuration = SandboxConfiguration()
        configuration.contacts = 3
        configuration.stateFile = path
        return try SandboxSides(configuration, clock: { Self.now })
    }

    /// As version 1 wrote it.
    private static let old = """
        {"format":"tenon-sandbox","version":1,"seed":7,"highLevel":{
        "account":{"locationID":"L1","companyID":"C1","token":"pit-old","userIDs":["U1","U2","U3"],"allowsDuplicates":true},
        "random":{"state":42},"contacts":[],"customFields":[],"businesses":[],
        "tasks":[{"id":"T1","contactId":"A","title":"Call","dueDate":1767323045000,"completed":false}],
        "notes":[],"appointments":[]}}
        """

    @Test func versionOneStillLoads() throws {
        try withFile(Self.old) { path in
            let sides = try sides(path)
            let accounts = sides.highLevel.accounts
            #expect(accounts.map(\.companyID) == ["C1", "C1"])
            #expect(accounts[0].token == "pit-old")
            #expect(accounts[0].allowsDuplicates && accounts[0].isActive)
            #expect(accounts[0].name == "Ridgeline Roofing & Exteriors")
            #expect(sides.highLevel.snapshot().tasks.map(\.id) == ["T1"])
            #expect(sides.highLevel.otherSnapshots().first?.contacts.count == 12)
            let again = try self.sides(path)
            #expect(again.highLevel.access.app == sides.highLevel.access.app)
        }
    }

    @Test func tokensOutliveTheProcess() throws {
        try withFile(nil) { path in
            let before = try sides(path)
            let now = before.highLevel.now
            let change = HighLevelTokenChange(issue: .init(userType: .location))
            let pair = try before.highLevel.withAccess { access, accounts in
                Result { () throws(HighLevelFailure) in try change.carryOut(&access, accounts: accounts, at: now) }
            }.get()
            let token = try #require(HighLevelValue.object(pair)["access_token"]?.text)
            try SandboxStateFile(path: path).write(try before.contents())
            let after = try sides(path)
            #expect(try after.highLevel.caller(token).locationID == before.highLevel.account.locationID)
            #expect(after.highLevel.access.app == before.highLevel.access.app)
            #expect(after.highLevel.accounts == before.highLevel.accounts)
            #expect(try SandboxStateFile(path: path).read().version == 2)
        }
    }

    @Test func tokensCountAsChanges() throws {
        try withFile(nil) { path in
            let sides = try sides(path)
            let before = sides.changeCount
            sides.highLevel.withAccess { access, _ in access.expire(.access) }
            #expect(sides.changeCount > before)
        }
    }

    @Test func faultsAndLimitsComeFromTheConfiguration() throws {
        var configuration = SandboxConfiguration()
        configuration.contacts = 1
        configuration.rate = .init(burst: 5, windowMilliseconds: 200, daily: 9)
        configuration.faultShare = 1
        let sandbox = try SandboxSides(configuration, clock: { Self.now }).highLevel
        #expect(sandbox.withTraffic { $0.limits.rule } == .init(burst: 5, windowMilliseconds: 200, daily: 9))
        #expect(sandbox.withTraffic { $0.faults.next(for: "GET /x") } != nil)
        let rates = [
            SandboxConfiguration.Rate(burst: 0), .init(burst: 1, windowMilliseconds: 0), .init(burst: 1, daily: 0),
        ]
        for rate in rates {
            var wrong = configuration
            wrong.rate = rate
            #expect(throws: SandboxError.self) { try wrong.check() }
        }
        configuration.faultShare = 1.5
        let error = #expect(throws: SandboxError.self) { try configuration.check() }
        #expect(error?.description.contains("share of faults is 1.5") == true)
    }
}
