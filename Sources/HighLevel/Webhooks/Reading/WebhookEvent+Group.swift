extension WebhookEvent {
    /// What an event is about, which decides the shape of its content.
    public enum Group: String, Sendable, Hashable, CaseIterable {
        /// An app that was installed, removed, or changed its plan.
        case app
        /// A contact.
        case contact
        /// A note on a contact.
        case note
        /// A task of a contact.
        case task
        /// An appointment.
        case appointment
        /// An opportunity.
        case opportunity
        /// A contact's way through a campaign.
        case campaign
        /// A conversation.
        case conversation
        /// A message in a conversation.
        case message
        /// What became of an email.
        case email
        /// A call that the voice assistant took.
        case voiceCall
        /// A location.
        case location
        /// A user.
        case user
        /// A kind of relation that objects can have.
        case association
        /// Two records that were related.
        case relation
        /// The definition of a custom object.
        case objectSchema
        /// A record of a custom object.
        case record
        /// An invoice.
        case invoice
        /// An order.
        case order
        /// A product.
        case product
        /// A price of a product.
        case price
        /// A plan that an agency sells.
        case plan
    }
}
