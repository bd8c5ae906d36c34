import Foundation
import HTTPTypes

/// Where the app is installed.
extension HighLevelSignInOperation {
    static let installations: [HighLevelSignInOperation] = [
        .init(
            method: .get,
            path: "/oauth/installedLocations",
            versions: HighLevelVersion.beforeV3,
            scope: "oauth.readonly",
            perform: installedLocations
        ),
        .init(
            method: .get,
            path: "/oauth/installed-locations",
            versions: [.v3],
            scope: "oauth.readonly",
            perform: installedLocationsV3
        ),
    ]

    private static func installedLocations(
        _ access: inout HighLevelAccess,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard try call.needed("companyId") == call.caller?.companyID else { throw .foreignLocation }
        guard try call.needed("appId") == access.app.appID else { throw .badRequest("App not found") }
        let rows = installations(access, call)
        let page = rows.dropFirst(try number("skip", 0, 0...Int(Int32.max), call)).prefix(
            try number("limit", 20, 1...100, call)
        )
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "locations", value: .array(Array(page))),
                .init(name: "count", value: .integer(Int64(rows.count))),
                future(access),
            ]
        )
    }

    private static func installedLocationsV3(
        _ access: inout HighLevelAccess,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard try call.needed("companyId") == call.caller?.companyID else { throw .foreignLocation }
        let app = try call.needed("appId")
        guard app == access.app.appID else {
            throw .resource(
                status: 404,
                code: "RESOURCE_NOT_FOUND",
                "The requested App '\(app)' was not found.",
                resolution: "Verify the App exists and you have permission to access it."
            )
        }
        let size = try number("pageSize", 20, 1...100, call)
        let skip = try skip(call.query["pageToken"])
        let rows = installations(access, call)
        let page = Array(rows.dropFirst(skip).prefix(size))
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "items", value: .array(page)),
                .init(name: "pagination", value: pagination(total: rows.count, skip: skip, count: page.count)),
                .init(name: "metadata", value: ["filterApplied": ["companyId": .init(text: call.query["companyId"])]]),
                future(access),
            ]
        )
    }

    private static func pagination(total: Int, skip: Int, count: Int) -> HighLevelValue {
        let hasNext = skip + count < total
        return [
            "totalRecords": .integer(Int64(total)), "hasNextPage": .bool(hasNext), "hasPrevPage": .bool(skip > 0),
            "nextPageToken": hasNext ? .string(token(skip: skip + count)) : .null,
            "currentPageSize": .integer(Int64(count)),
        ]
    }

    private static func token(skip: Int) -> String {
        HighLevelJWT.encoded(
            Data(HighLevelValue.object([.init(name: "skip", value: .integer(Int64(skip)))]).jsonBytes())
        )
    }

    private static func skip(_ token: String?) throws(HighLevelFailure) -> Int {
        guard let token else { return 0 }
        if let data = HighLevelJWT.decoded(token),
            let value = try? JSONDecoder().decode(HighLevelValue.self, from: data),
            let skip = value["skip"]?.integer, (0...Int64(Int32.max)).contains(skip)
        {
            return Int(skip)
        }
        throw .resource(
            status: 400,
            code: "INVALID_ARGUMENT",
            "The pageToken is invalid.",
            resolution: "Use the nextPageToken of a previous answer."
        )
    }

    private static func future(_ access: HighLevelAccess) -> HighLevelValue.Member {
        .init(
            name: "installToFutureLocations",
            value: .bool(access.grants.values.contains(where: \.installsToFutureLocations))
        )
    }

    /// The agency's locations that answer to the query, each with whether the app is on it.
    private static func installations(_ access: HighLevelAccess, _ call: HighLevelSignInCall) -> [HighLevelValue] {
        call.accounts.compactMap { account in
            if let id = call.query["locationId"], id != account.locationID { return nil }
            if let query = call.query["query"], !account.name.lowercased().contains(query.lowercased()) { return nil }
            let grant = access.grants.values.filter { $0.covers(account.locationID) }
                .min { ($0.installedAt, $0.id) < ($1.installedAt, $1.id) }
            if let wanted = call.query["isInstalled"], (wanted == "true") != (grant != nil) { return nil }
            var members: [HighLevelValue.Member] = []
            members.add("_id", account.locationID)
            members.add("name", account.name)
            members.add("address", account.address)
            members.append(.init(name: "isInstalled", value: .bool(grant != nil)))
            if let grant {
                members.add("versionId", access.app.versionID)
                members.add("installedAt", grant.installedAt.iso)
            }
            return .object(members)
        }
    }

    /// Numbers come as texts here (official spec).
    private static func number(
        _ name: String,
        _ standard: Int,
        _ range: ClosedRange<Int>,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> Int {
        let query = HighLevelCall(
            version: call.version,
            path: [:],
            query: call.query,
            body: [:],
            origin: "",
            now: call.now
        )
        return try query.number(name, in: range) ?? standard
    }
}
