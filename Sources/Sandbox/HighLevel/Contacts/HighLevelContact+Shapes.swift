/// The five shapes in which HighLevel answers one contact (official spec and live traffic).
extension HighLevelContact {
    typealias Members = [HighLevelValue.Member]

    /// Get, update and upsert: absent fields are left out.
    func fullShape(location: String, version: HighLevelVersion) -> HighLevelValue {
        var members: Members = [.init(name: "id", value: .string(id))]
        members.add("name", name)
        members.add("locationId", location)
        members.add("firstName", firstName)
        members.add("lastName", lastName)
        members.add("email", email)
        members.add("emailLowerCase", email?.lowercased())
        members.add("timezone", timezone)
        members.add("companyName", companyName)
        members.add("phone", phone)
        addCommon(to: &members, version: version)
        members.add("dateOfBirth", dateOfBirth)
        members.add("firstNameLowerCase", firstName?.lowercased())
        members.add("fullNameLowerCase", name?.lowercased())
        members.add("lastNameLowerCase", lastName?.lowercased())
        members.add("lastActivity", lastActivity?.iso)
        members.append(.init(name: "additionalEmails", value: additionalEmailsShape))
        members.append(.init(name: "followers", value: .init(texts: followers)))
        return .object(members)
    }

    /// Create before v3: a few more fields and the birthday as an instant.
    func createdShape(location: String, version: HighLevelVersion) -> HighLevelValue {
        guard version != .v3 else { return fullShape(location: location, version: version) }
        var members: Members = [.init(name: "id", value: .string(id))]
        members.add("locationId", location)
        members.append(.init(name: "deleted", value: false))
        members.add("firstName", firstName)
        members.add("firstNameLowerCase", firstName?.lowercased())
        members.add("fullNameLowerCase", name?.lowercased())
        members.add("lastName", lastName)
        members.add("lastNameLowerCase", lastName?.lowercased())
        members.add("email", email)
        members.add("emailLowerCase", email?.lowercased())
        members.append(.init(name: "bounceEmail", value: false))
        members.append(.init(name: "unsubscribeEmail", value: false))
        members.add("companyName", companyName)
        members.add("phone", phone)
        addCommon(to: &members, version: version)
        if let day = dateOfBirth.flatMap({ HighLevelTime(iso: $0) }) {
            members.add("dateOfBirth", day.iso)
            members.append(.init(name: "birthMonth", value: .integer(Int64(day.civil.month))))
            members.append(.init(name: "birthDay", value: .integer(Int64(day.civil.day))))
        }
        members.append(.init(name: "offers", value: []))
        members.append(.init(name: "products", value: []))
        return .object(members)
    }

    private func addCommon(to members: inout Members, version: HighLevelVersion) {
        members.append(.init(name: "dnd", value: .bool(dnd)))
        members.add("dndSettings", dndSettings.map(version.dndKeys))
        members.add("inboundDndSettings", inboundDndSettings)
        members.add("type", type)
        members.add("source", source)
        members.add("assignedTo", assignedTo)
        members.add("address1", address1)
        members.add("city", city)
        members.add("state", state)
        members.add("country", country)
        members.add("postalCode", postalCode)
        members.add("website", website)
        members.append(.init(name: "tags", value: .init(texts: tags)))
        members.add("dateAdded", dateAdded.iso)
        members.add("dateUpdated", dateUpdated.iso)
        members.append(.init(name: "customFields", value: customFieldsShape))
        members.add("businessId", businessId)
    }

    private var additionalEmailsShape: HighLevelValue {
        .array((additionalEmails ?? []).map { ["email": .string($0)] })
    }

    private var customFieldsShape: HighLevelValue {
        .array(customFields.map { ["id": .string($0.id), "value": $0.value] })
    }

    /// An item of the deprecated list: names lower-cased, the written ones in `Raw`, absent fields null (live traffic).
    func listShape(location: String, version: HighLevelVersion) -> HighLevelValue {
        [
            "id": .string(id), "locationId": .string(location),
            "contactName": .init(text: name?.lowercased()),
            "firstName": .init(text: firstName?.lowercased()), "lastName": .init(text: lastName?.lowercased()),
            "firstNameRaw": .init(text: firstName), "lastNameRaw": .init(text: lastName),
            "companyName": .init(text: companyName), "email": .init(text: email), "phone": .init(text: phone),
            "dnd": .bool(dnd), "dndSettings": dndSettings.map(version.dndKeys) ?? [:],
            "type": .string(type), "source": .init(text: source), "assignedTo": .init(text: assignedTo),
            "city": .init(text: city), "state": .init(text: state), "postalCode": .init(text: postalCode),
            "address1": .init(text: address1), "dateAdded": .string(dateAdded.iso),
            "dateUpdated": .string(dateUpdated.iso), "dateOfBirth": .init(text: dateOfBirth),
            "tags": .init(texts: tags), "country": .init(text: country), "website": .init(text: website),
            "timezone": .init(text: timezone),
            "lastActivity": lastActivity.map { .integer($0.milliseconds) } ?? .null,
            "customFields": customFieldsShape, "businessId": .init(text: businessId), "attributions": [],
            "followers": .init(texts: followers), "additionalEmails": additionalEmailsShape, "profilePhoto": .null,
            "startAfter": [.integer(dateAdded.milliseconds), .string(id)],
        ]
    }

    /// An item of the search: `address` instead of `address1`, and the cursor of this very item.
    func searchShape(
        location: String,
        version: HighLevelVersion,
        opportunities: [HighLevelOpportunity],
        searchAfter: HighLevelValue
    ) -> HighLevelValue {
        [
            "id": .string(id), "locationId": .string(location),
            "contactName": .init(text: name),
            "firstNameLowerCase": .init(text: firstName?.lowercased()),
            "lastNameLowerCase": .init(text: lastName?.lowercased()),
            "firstName": .init(text: firstName), "lastName": .init(text: lastName),
            "businessName": .init(text: companyName), "companyName": .init(text: companyName),
            "email": .init(text: email), "additionalEmails": additionalEmailsShape, "phone": .init(text: phone),
            "additionalPhones": [],
            "phoneLabel": .null, "address": .init(text: address1), "city": .init(text: city),
            "state": .init(text: state), "postalCode": .init(text: postalCode), "country": .init(text: country),
            "website": .init(text: website), "timezone": .init(text: timezone), "source": .init(text: source),
            "type": .string(type), "assignedTo": .init(text: assignedTo), "followers": .init(texts: followers),
            "dnd": .bool(dnd), "dndSettings": dndSettings.map(version.dndKeys) ?? [:],
            "inboundDndSettings": inboundDndSettings ?? [:], "tags": .init(texts: tags),
            "dateAdded": .string(dateAdded.iso), "dateUpdated": .string(dateUpdated.iso),
            "dateOfBirth": .init(text: dateOfBirth), "customFields": customFieldsShape,
            "businessId": .init(text: businessId), "opportunities": .array(opportunities.map(\.searchShape)),
            "validEmail": .null,
            "searchAfter": searchAfter,
        ]
    }

    /// An item of the contacts of a business (official spec).
    func businessShape(location: String) -> HighLevelValue {
        [
            "id": .string(id), "locationId": .string(location), "email": .init(text: email),
            "timezone": .init(text: timezone), "country": .init(text: country), "source": .init(text: source),
            "dateAdded": .string(dateAdded.iso), "customFields": customFieldsShape, "tags": .init(texts: tags),
            "businessId": .init(text: businessId), "attributions": [], "followers": .init(texts: followers),
        ]
    }
}

extension [HighLevelValue.Member] {
    /// Adds the text, or nothing when there is none.
    mutating func add(_ name: String, _ text: String?) {
        if let text { append(.init(name: name, value: .string(text))) }
    }

    /// Adds the value, or nothing when there is none.
    mutating func add(_ name: String, _ value: HighLevelValue?) {
        if let value { append(.init(name: name, value: value)) }
    }
}
