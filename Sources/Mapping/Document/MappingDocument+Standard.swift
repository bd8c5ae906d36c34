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
        #   transforms  trim, single-space, title-case, phone-e164, {state: code}, {lookup: {Gold: G}} and more
        #   compare     exact, text, name, phone, email, address, set; each field has a fitting one by itself
        #   conflict    who is right when both sides changed: highlevel (default), busybusy, ask
        #   required    true: no project without it
        #   when        only for contacts that say so, such as {field: tags, contains: vip}
        #   validate    what a value must be, such as [email, {length: {max: 40}, severity: warn}]
        # All of them, with examples: docs/mapping.md
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
        # A job number kept in a custom field of HighLevel, or of the opportunity that makes the job (see jobs):
        # - highlevel: customFields.THE_FIELDS_ID
        #   busybusy: number
        # - highlevel: opportunity.customFields.THE_FIELDS_ID
        #   busybusy: number
        #   direction: to-busybusy

        # A root project made in busybusy that has a customer or a phone becomes a contact.
        new-contacts:
          create: true
          name-from: [customer, title]
          tags: [customer, from busybusy]
          task:
            title: Complete this customer's details
            due-in-days: 1

        # Open tasks and the latest notes of a contact, for the crew to read in its project:
        # crew-sheet:
        #   tasks: open           # or all, or none
        #   notes: 5
        #   at-most: 2000         # characters

        # Nothing is ever deleted.
        lifecycle:
          contact-deleted: archive-project       # or keep, or unlink
          contact-leaves-scope: keep             # or archive-project, or unlink
          project-deleted: report                # or restore, unlink, ignore
          deletes: at-once                       # or ask: what a deletion leads to waits for a person
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

        # Hours of the crew in custom fields of the contact, made when they are missing; off unless named.
        # hours:
        #   time-zone: America/Chicago            # that of the HighLevel location when left out
        #   week-starts-on: sunday
        #   pay-period: biweekly from 2026-01-04  # or weekly (default), semimonthly, monthly
        #   overtime:
        #     after-hours-a-week: 40              # or never
        #   fields:                               # a figure that is not named is not written
        #     total: Hours total
        #     this-week: Hours this week
        #     last-day: Last day on site
        #   weekly-note: true                     # a note about each ended week

        # An opportunity that is won makes a job of its contact, with a tag of the scope or without.
        # jobs:
        #   when: {status: won, pipeline: Sales}   # also stage; each by name or id, each may be left out
        #   as: root-project                       # or sub-projects: one for each such opportunity, below the contact's
        #   title: name                            # of a sub-project: the opportunity's field
        #   number: customFields.THE_FIELDS_ID
        #   when-lost: archive                     # or keep

        """

    /// ``standardYAML``, read.
    public static func standard() throws(MappingError) -> MappingDocument {
        try MappingDocument(yaml: standardYAML)
    }
}
