/// What `POST /_sandbox/life` may ask for; what it leaves out is standard.
struct BusybusyLifeWish: Sendable {
    var weeks: Int?
    var people: Int?
    var projects: Int?
    var seed: UInt64?
    var zone: BusybusyZone?

    /// Reads the body. Throws a `GraphQLError` that names what is wrong.
    init(_ body: GraphQLValue) throws(GraphQLError) {
        guard let entries = body.entries?.entries else {
            throw GraphQLError("Send a JSON object, such as {\"weeks\": 6, \"timeZone\": \"America/Denver\"}.")
        }
        for entry in entries {
            switch (entry.key, entry.value) {
            case ("weeks", .int(let number)) where (0...520).contains(number): weeks = number
            case ("people", .int(let number)) where (0...100_000).contains(number): people = number
            case ("projects", .int(let number)) where (0...100_000).contains(number): projects = number
            case ("seed", .int(let number)) where number >= 0: seed = UInt64(number)
            case ("timeZone", .string(let name)):
                guard let zone = BusybusyZone(name) else { throw GraphQLError("timeZone \(name) is not known here.") }
                self.zone = zone
            case let (key, value):
                let known = "weeks (0 to 520), people, projects (0 to 100000), seed, timeZone"
                throw GraphQLError("\(key) cannot be \(value.inspected); known are \(known).")
            }
        }
    }
}
