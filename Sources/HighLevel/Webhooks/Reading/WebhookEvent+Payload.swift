extension WebhookEvent {
    /// The content of an event, typed by what it is about.
    ///
    /// Events about one thing share a shape. Every member may be missing: live bodies leave out what the documents show.
    public enum Payload: Sendable, Hashable {
        /// The app's own events.
        case app(WebhookInstallation)
        /// A contact.
        case contact(WebhookContact)
        /// A note.
        case note(WebhookNote)
        /// A task.
        case task(WebhookTask)
        /// An appointment.
        case appointment(WebhookAppointment)
        /// An opportunity.
        case opportunity(WebhookOpportunity)
        /// A contact's way through a campaign.
        case campaign(WebhookCampaign)
        /// A conversation.
        case conversation(WebhookConversation)
        /// A message.
        case message(WebhookMessage)
        /// What became of an email.
        case email(WebhookEmail)
        /// A call that the voice assistant took.
        case voiceCall(WebhookVoiceCall)
        /// A location.
        case location(WebhookLocation)
        /// A user.
        case user(WebhookUser)
        /// A kind of relation.
        case association(WebhookAssociation)
        /// Two related records.
        case relation(WebhookRelation)
        /// The definition of a custom object.
        case objectSchema(WebhookObjectSchema)
        /// A record of a custom object.
        case record(WebhookRecord)
        /// An invoice.
        case invoice(WebhookInvoice)
        /// An order.
        case order(WebhookOrder)
        /// A product.
        case product(WebhookProduct)
        /// A price.
        case price(WebhookPrice)
        /// A plan that an agency sells.
        case plan(WebhookPlan)
        /// Something that is not known: look into the body.
        case other

        init(_ fields: inout WebhookFields, group: Group?) {
            self =
                switch group {
                case .app: .app(WebhookInstallation(&fields))
                case .contact: .contact(WebhookContact(&fields))
                case .note: .note(WebhookNote(&fields))
                case .task: .task(WebhookTask(&fields))
                case .appointment: .appointment(WebhookAppointment(whole: &fields))
                case .opportunity: .opportunity(WebhookOpportunity(&fields))
                case .campaign: .campaign(WebhookCampaign(&fields))
                case .conversation: .conversation(WebhookConversation(&fields))
                case .message: .message(WebhookMessage(&fields))
                case .email: .email(WebhookEmail(whole: &fields))
                case .voiceCall: .voiceCall(WebhookVoiceCall(&fields))
                case .location: .location(WebhookLocation(&fields))
                case .user: .user(WebhookUser(&fields))
                case .association: .association(WebhookAssociation(&fields))
                case .relation: .relation(WebhookRelation(&fields))
                case .objectSchema: .objectSchema(WebhookObjectSchema(&fields))
                case .record: .record(WebhookRecord(&fields))
                case .invoice: .invoice(WebhookInvoice(&fields))
                case .order: .order(WebhookOrder(&fields))
                case .product: .product(WebhookProduct(&fields))
                case .price: .price(WebhookPrice(&fields))
                case .plan: .plan(WebhookPlan(&fields))
                case nil: .other
                }
        }
    }
}
