import HighLevel

extension Contact {
    mutating func apply(_ draft: ContactCreate) {
        (firstName, lastName, companyName) = (draft.firstName, draft.lastName, draft.companyName)
        (email, phone, address1) = (draft.email, draft.phone, draft.address1)
        (city, state, postalCode) = (draft.city, draft.state, draft.postalCode)
        (country, source) = (draft.country, draft.source)
        tags = draft.tags ?? []
    }

    mutating func apply(_ update: ContactUpdate) {
        update.firstName.change(&firstName)
        update.lastName.change(&lastName)
        update.email.change(&email)
        update.phone.change(&phone)
        update.address1.change(&address1)
        update.city.change(&city)
        update.state.change(&state)
        update.postalCode.change(&postalCode)
        update.country.change(&country)
    }
}

extension Change<String> {
    fileprivate func change(_ text: inout String?) {
        switch self {
        case .keep: break
        case .set(let new): text = new
        case .clear: text = nil
        }
    }
}
