import Foundation
import NIOHTTP1
import Testing

@testable import HighLevel

@Suite struct UnauthorizedReasonTests {
    @Test func eachReasonHasItsOwnNextStep() {
        for kind in [HighLevelToken.Kind.access, .privateIntegration] {
            let steps = UnauthorizedReason.allCases.map { $0.nextStep(kind, scopes: ["contacts.write"]) }
            #expect(Set(steps).count == UnauthorizedReason.allCases.count)
            #expect(steps.allSatisfy { $0.hasSuffix(".") })
        }
    }

    @Test func aMissingScopeSaysWhichAndWhere() {
        let app = HighLevelError.scopesMissing(["contacts.write"], operation: "createContact", tokenKind: .access)
        #expect(app.message.contains("createContact") && app.message.contains("contacts.write"))
        #expect(app.message.contains("Marketplace app, Scopes") && app.message.contains("sign in again"))
        #expect(app.unauthorized == .scopeMissing && app.status == nil && app.effect == .none)
        let own = HighLevelError.scopesMissing(["contacts.write"], operation: "x", tokenKind: .privateIntegration)
        #expect(own.message.contains("private integration, Edit, Scopes") && !own.message.contains("sign in again"))
    }

    @Test func aRefusalByTheServiceNamesTheScopeToo() {
        let endpoint = Endpoint("x", .GET, ["x"], kind: .read, scope: "contacts.readonly", subject: "contact X")
        let body = Data(#"{"message":"The token is not authorized for this scope."}"#.utf8)
        let reply = Reply(status: 401, limits: RateHeaders(), body: body)
        let error = ErrorClassifier(endpoint: endpoint, token: HighLevelToken("pit-1")).error(for: reply)
        #expect(error.unauthorized == .scopeMissing)
        #expect(error.message.contains("contacts.readonly"))
        #expect(error.message.contains("private integration, Edit, Scopes"))
    }

    @Test func aPrivateIntegrationWithKnownScopesIsCheckedBeforeTheCall() throws {
        let source = try StaticTokenSource(HighLevelToken("pit-1"), scopes: ["contacts.readonly"])
        #expect(try source.token(for: "a", scopes: ["contacts.readonly"]).value == "pit-1")
        #expect(try source.token(for: "a", scopes: []).value == "pit-1")
        let error = #expect(throws: HighLevelError.self) { try source.token(for: "a", scopes: ["contacts.write"]) }
        #expect(error?.unauthorized == .scopeMissing)
    }

    @Test func everyScopeOfAnOperationIsChecked() throws {
        let needed: [HighLevelScope] = ["contacts.readonly", "users.readonly"]
        let token = HighLevelToken("pit-1")
        for absent in needed {
            let source = try StaticTokenSource(token, scopes: Set(needed).subtracting([absent]))
            let error = #expect(throws: HighLevelError.self) { try source.token(for: "a", scopes: needed) }
            #expect(error?.message.contains("lacks the scope \(absent).") == true)
        }
        let none = try StaticTokenSource(token, scopes: [])
        let error = #expect(throws: HighLevelError.self) { try none.token(for: "a", scopes: needed) }
        #expect(error?.message.contains("lacks the scopes contacts.readonly, users.readonly.") == true)
        #expect(try StaticTokenSource(token, scopes: Set(needed)).token(for: "a", scopes: needed) == token)
    }

    @Test func anActionAsksForTheScopesOfTheCatalog() throws {
        let catalog = OperationCatalog.forTests
        let call = try OperationCall(
            "contacts.get-contact",
            inputs: ["contactId": "c1"],
            catalog: catalog,
            dialect: .v2,
            locationID: "loc1"
        )
        #expect(try call.endpoint().scopes == ["contacts.readonly"])
    }

    @Test func thePrefixTellsAPrivateIntegration() {
        #expect(HighLevelToken("pit-1").kind == .privateIntegration)
        #expect(HighLevelToken("eyJh").kind == .access)
    }
}
