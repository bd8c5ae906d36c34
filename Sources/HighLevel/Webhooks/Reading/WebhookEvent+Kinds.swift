extension WebhookEvent.Kind {
    /// The app was installed, in a location or in an agency.
    public static let appInstall = Self("AppInstall", .app, types: ["INSTALL"])
    /// The app was removed.
    public static let appUninstall = Self("AppUninstall", .app, types: ["UNINSTALL"])
    /// The app's plan was changed.
    public static let planChange = Self("PlanChange", .app, types: ["PLAN_CHANGE"])
    /// The app was connected to an account of its own; what the body holds is not known.
    public static let externalAuthConnected = Self(
        "ExternalAuthConnected",
        .app,
        types: ["EXTERNAL_AUTH_CONNECTED"],
        source: .portal
    )
    /// The app was updated; reported in public issue 270, what the body holds is not known.
    public static let appUpdate = Self("AppUpdate", .app, types: [], source: .reported)
}

// MARK: - Contacts and what hangs on them

extension WebhookEvent.Kind {
    /// A contact was made.
    public static let contactCreate = Self("ContactCreate", .contact, scope: "contacts.readonly")
    /// A contact was deleted.
    public static let contactDelete = Self("ContactDelete", .contact, scope: "contacts.readonly")
    /// A contact's do-not-disturb settings were changed; for inbound ones nothing is sent (public issue 264).
    public static let contactDndUpdate = Self("ContactDndUpdate", .contact, scope: "contacts.readonly")
    /// A contact's tags were changed.
    public static let contactTagUpdate = Self("ContactTagUpdate", .contact, scope: "contacts.readonly")
    /// A contact was changed, in one of some fields that the documents do not list.
    public static let contactUpdate = Self("ContactUpdate", .contact)
    /// A note was made.
    public static let noteCreate = Self("NoteCreate", .note, scope: "contacts.readonly")
    /// A note was deleted.
    public static let noteDelete = Self("NoteDelete", .note, scope: "contacts.readonly")
    /// A note was changed.
    public static let noteUpdate = Self("NoteUpdate", .note)
    /// A task was done. There is no event for one that was changed or opened again.
    public static let taskComplete = Self("TaskComplete", .task)
    /// A task was made.
    public static let taskCreate = Self("TaskCreate", .task, scope: "contacts.readonly")
    /// A task was deleted.
    public static let taskDelete = Self("TaskDelete", .task, scope: "contacts.readonly")
    /// An appointment was made.
    public static let appointmentCreate = Self("AppointmentCreate", .appointment)
    /// An appointment was deleted; the documents show it under the type of a created one.
    public static let appointmentDelete = Self("AppointmentDelete", .appointment, types: ["AppointmentCreate"])
    /// An appointment was changed; the documents show it under the type of a created one.
    public static let appointmentUpdate = Self("AppointmentUpdate", .appointment, types: ["AppointmentCreate"])
}

// MARK: - Sales

extension WebhookEvent.Kind {
    /// An opportunity was given to another user.
    public static let opportunityAssignedToUpdate = Self("OpportunityAssignedToUpdate", .opportunity)
    /// An opportunity was made.
    public static let opportunityCreate = Self("OpportunityCreate", .opportunity, scope: "opportunities.readonly")
    /// An opportunity was deleted.
    public static let opportunityDelete = Self("OpportunityDelete", .opportunity, scope: "opportunities.readonly")
    /// An opportunity's value was changed.
    public static let opportunityMonetaryValueUpdate = Self(
        "OpportunityMonetaryValueUpdate",
        .opportunity,
        scope: "opportunities.readonly"
    )
    /// An opportunity was moved to another stage.
    public static let opportunityStageUpdate = Self(
        "OpportunityStageUpdate",
        .opportunity,
        scope: "opportunities.readonly"
    )
    /// An opportunity was won, lost, abandoned or opened again.
    public static let opportunityStatusUpdate = Self(
        "OpportunityStatusUpdate",
        .opportunity,
        scope: "opportunities.readonly"
    )
    /// An opportunity was changed.
    public static let opportunityUpdate = Self("OpportunityUpdate", .opportunity)
    /// A contact's status in a campaign was changed.
    public static let campaignStatusUpdate = Self("CampaignStatusUpdate", .campaign, scope: "campaigns.readonly")
}

// MARK: - Talking

extension WebhookEvent.Kind {
    /// A conversation's count of unread messages was changed.
    public static let conversationUnread = Self(
        "ConversationUnreadWebhook",
        .conversation,
        types: ["ConversationUnreadUpdate"],
        scope: "conversations.readonly"
    )
    /// A message came in.
    public static let inboundMessage = Self(
        "InboundMessage",
        .message,
        types: ["InboundMessage", "OutboundMessage"],
        scope: "conversations/message.readonly"
    )
    /// A message went out.
    public static let outboundMessage = Self("OutboundMessage", .message, scope: "conversations/message.readonly")
    /// A message is to be sent by the app, as a conversation provider.
    public static let providerOutboundMessage = Self("ProviderOutboundMessage", .message, types: ["Email", "SMS"])
    /// Something became of an email that was sent.
    public static let emailStats = Self("LCEmailStats", .email)
    /// A call that the voice assistant took has ended.
    public static let voiceCallEnd = Self(
        "VoiceAiCallEnd",
        .voiceCall,
        scope: "voice-ai-dashboard.readonly",
        source: .portal
    )
}

// MARK: - Places and people

extension WebhookEvent.Kind {
    /// A location was made.
    public static let locationCreate = Self("LocationCreate", .location, scope: "locations.readonly")
    /// A location was changed.
    public static let locationUpdate = Self("LocationUpdate", .location, scope: "locations.readonly")
    /// A user was made.
    public static let userCreate = Self("UserCreate", .user)
    /// A user was changed.
    public static let userUpdate = Self("UserUpdate", .user, source: .portal)
    /// A user was deleted.
    public static let userDelete = Self("UserDelete", .user, source: .portal)
}

// MARK: - Custom objects

extension WebhookEvent.Kind {
    /// A kind of relation was made.
    public static let associationCreate = Self("AssociationCreate", .association, types: [])
    /// A kind of relation was deleted.
    public static let associationDelete = Self("AssociationDelete", .association, types: [])
    /// A kind of relation was changed.
    public static let associationUpdate = Self("AssociationUpdate", .association, types: [])
    /// A relation was made.
    public static let relationCreate = Self("RelationCreate", .relation, types: [])
    /// A relation was deleted.
    public static let relationDelete = Self("RelationDelete", .relation, types: [])
    /// A custom object's definition was made.
    public static let objectSchemaCreate = Self("ObjectSchemaCreate", .objectSchema, types: [])
    /// A custom object's definition was changed.
    public static let objectSchemaUpdate = Self("ObjectSchemaUpdate", .objectSchema, types: [])
    /// A record was made.
    public static let recordCreate = Self("RecordCreate", .record, types: [])
    /// A record was deleted.
    public static let recordDelete = Self("RecordDelete", .record, types: [])
    /// A record was changed.
    public static let recordUpdate = Self("RecordUpdate", .record, types: [])
}

// MARK: - Money

extension WebhookEvent.Kind {
    /// An invoice was made.
    public static let invoiceCreate = Self("InvoiceCreate", .invoice, types: [])
    /// An invoice was deleted.
    public static let invoiceDelete = Self("InvoiceDelete", .invoice, types: [])
    /// An invoice was paid.
    public static let invoicePaid = Self("InvoicePaid", .invoice, types: [])
    /// A part of an invoice was paid.
    public static let invoicePartiallyPaid = Self("InvoicePartiallyPaid", .invoice, types: [])
    /// An invoice was sent.
    public static let invoiceSent = Self("InvoiceSent", .invoice, types: [])
    /// An invoice was changed.
    public static let invoiceUpdate = Self("InvoiceUpdate", .invoice, types: [])
    /// An invoice was made void.
    public static let invoiceVoid = Self("InvoiceVoid", .invoice, types: [])
    /// An order was made.
    public static let orderCreate = Self("OrderCreate", .order)
    /// An order's status was changed.
    public static let orderStatusUpdate = Self("OrderStatusUpdate", .order)
    /// A product was made.
    public static let productCreate = Self("ProductCreate", .product, types: [])
    /// A product was deleted.
    public static let productDelete = Self("ProductDelete", .product, types: [])
    /// A product was changed.
    public static let productUpdate = Self("ProductUpdate", .product, types: [])
    /// A price was made.
    public static let priceCreate = Self("PriceCreate", .price, types: [])
    /// A price was deleted.
    public static let priceDelete = Self("PriceDelete", .price, types: [])
    /// A price was changed.
    public static let priceUpdate = Self("PriceUpdate", .price, types: [])
    /// A plan that the agency sells was made.
    public static let planCreate = Self("SaaSPlanCreate", .plan, types: ["SaasPlanCreate"], source: .portal)
}
