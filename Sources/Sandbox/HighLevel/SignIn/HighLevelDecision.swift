/// What a person decided on the page.
struct HighLevelDecision: Sendable {
    let authorization: HighLevelAuthorization
    let values: [String: String]

    /// Carries the decision out and returns where the person goes next.
    ///
    /// Throws when nothing that can be chosen was chosen.
    func carryOut(
        _ access: inout HighLevelAccess,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelAuthorization.Problem) -> String {
        if values["decision"] != "approve" { return authorization.destination([("error", "access_denied")]) }
        let grant = try install(&access, accounts: accounts, at: now)
        let code = access.issueCode(for: grant, redirect: authorization.redirect, at: now)
        return authorization.destination([("code", code)])
    }

    private func install(
        _ access: inout HighLevelAccess,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelAuthorization.Problem) -> HighLevelGrant {
        let target = values["target"] ?? ""
        let user = accounts.first?.userIDs.first ?? ""
        if target == access.companyID, access.app.accepts(.company) {
            let approved = accounts.map(\.locationID).filter {
                values["approve_" + $0] != nil || values["all_locations"] != nil
            }
            return access.install(.company, location: nil, scopes: authorization.scopes, user: user, at: now) {
                $0.approvedLocations = approved
                $0.approvesAllLocations = values["all_locations"] != nil
                $0.installsToFutureLocations = values["future_locations"] != nil
            }
        }
        guard let account = accounts.first(where: { $0.locationID == target && $0.isActive }),
            access.app.accepts(.location)
        else { throw .init(text: "Choose a sub-account or the agency, then approve.") }
        return access.install(
            .location,
            location: account.locationID,
            scopes: authorization.scopes,
            user: account.userIDs.first ?? user,
            at: now
        )
    }
}
