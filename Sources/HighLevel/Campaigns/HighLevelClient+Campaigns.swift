import Foundation
import NIOHTTP1

extension HighLevelClient {
    /// Puts a contact into a campaign.
    public func addContact(_ contactID: String, toCampaign campaignID: String) async throws {
        let name = "addToCampaign"
        let part = try checked(campaignID, "campaign", in: name)
        // The service wants a body here although nothing is in it (official spec).
        try await changeCampaigns(name, .POST, contactID, part, body: try body([String: String]()))
    }

    /// Takes a contact out of a campaign.
    public func removeContact(_ contactID: String, fromCampaign campaignID: String) async throws {
        let name = "removeFromCampaign"
        let part = try checked(campaignID, "campaign", in: name)
        guard !HighLevelDialect.allCases.map(\.allCampaigns).contains(part) else {
            throw refused(name, "\(part) is no campaign id: it would take the contact out of all. Give the id.")
        }
        try await changeCampaigns(name, .DELETE, contactID, part)
    }

    /// Takes a contact out of every campaign.
    public func removeContactFromAllCampaigns(_ contactID: String) async throws {
        try await changeCampaigns("removeFromAllCampaigns", .DELETE, contactID, configuration.dialect.allCampaigns)
    }

    private func changeCampaigns(
        _ operation: String,
        _ method: HTTPMethod,
        _ contactID: String,
        _ part: String,
        body: Data? = nil
    ) async throws {
        let endpoint = Endpoint(
            operation,
            method,
            ["contacts", try checked(contactID, "contact", in: operation), "campaigns", part],
            kind: .write,
            scope: Scopes.writeContacts,
            subject: "campaigns of contact \(contactID)",
            body: body
        )
        _ = try await call(endpoint, as: Acknowledgement.self)
    }
}
