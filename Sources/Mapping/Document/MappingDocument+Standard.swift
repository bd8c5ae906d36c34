extension MappingDocument {
    /// The mapping used when an operator names none. `tenon mapping show` prints it to start one's own from.
    public static let standardYAML = """
        # Which HighLevel field answers to which busybusy field, and which records take part.
        # Copy this file, change it, check it with `tenon mapping check FILE`, and use it with `--mapping FILE`.
        tenon: 1
        name: Customers to projects
        region: US              # phone numbers without a country code belong here

        scope:
          contact-tags: [customer]                               # a contact with one of these tags becomes a project
          skip-project-titles: [Shop, Yard, Office, Overhead]    # root projects that are nobody's job

        # One entry a field.
        #   highlevel   the contact's field, or several: the first that is filled speaks
        #   busybusy    the project's field
        #   direction   both (default), to-busybusy, to-highlevel
        #   transforms  trim, single-space, uppercase, lowercase, phone-e164, phone-national
        #   compare     exact, text, name, phone, email, address, set; each field has a fitting one by itself
        #   conflict    who is right when both sides changed: highlevel (default), busybusy, ask
        #   required    true: no project without it
        fields:
          - highlevel: [name, companyName]
            busybusy: title
            transforms: [single-space]
            required: true
          - highlevel: [companyName, name]
            busybusy: customer
            transforms: [single-space]
            direction: to-busybusy
          - highlevel: phone
            busybusy: phone
            transforms: [phone-e164]
          - highlevel: address1
            busybusy: address1
            transforms: [single-space]
          - highlevel: city
            busybusy: city
            transforms: [single-space]
          - highlevel: state
            busybusy: state
            transforms: [trim]
          - highlevel: postalCode
            busybusy: postalCode
            transforms: [trim]
          - highlevel: country
            busybusy: country
            transforms: [trim]
        # A job number kept in a custom field of HighLevel:
        # - highlevel: customFields.THE_FIELDS_ID
        #   busybusy: number

        # A root project made in busybusy that has a customer or a phone becomes a contact.
        new-contacts:
          create: true
          name-from: [customer, title]
          tags: [customer, from busybusy]
          task:
            title: Complete this customer's details
            due-in-days: 1

        # Nothing is ever deleted.
        lifecycle:
          contact-deleted: archive-project       # or keep
          contact-leaves-scope: keep             # or archive-project
          project-archived-tag: job archived     # the contact's tag when a person archives its project

        # What the crew writes on its time entries becomes notes on the contact: one an entry, kept as the entry is.
        # field-notes:
        #   since: switched-on                   # only work that ended after this was switched on; or 2026-03-01, or all
        #   per-run: 200                         # the most notes one run writes

        # Employees become contacts, one way. They never become projects.
        # people:
        #   tag: busybusy-employee
        #   former-tag: busybusy-former-employee # added when an employee is archived; false for none
        #   fields: [email, phone]
        #   only:                                # everybody when left out
        #     groups: [Roofing]
        #     positions: [Foreman]

        # A run that would archive more than this share of the linked projects stops and asks.
        guard:
          archive-at-most: 20%

        """

    /// ``standardYAML``, read.
    public static func standard() throws(MappingError) -> MappingDocument {
        try MappingDocument(yaml: standardYAML)
    }
}
