extension WebhookEvent.Kind {
    /// All 64 known events, by what they are about.
    public static let all: [Self] = [
        .appInstall, .appUninstall, .planChange, .externalAuthConnected, .appUpdate,
        .contactCreate, .contactDelete, .contactDndUpdate, .contactTagUpdate, .contactUpdate,
        .noteCreate, .noteDelete, .noteUpdate,
        .taskComplete, .taskCreate, .taskDelete,
        .appointmentCreate, .appointmentDelete, .appointmentUpdate,
        .opportunityAssignedToUpdate, .opportunityCreate, .opportunityDelete, .opportunityMonetaryValueUpdate,
        .opportunityStageUpdate, .opportunityStatusUpdate, .opportunityUpdate,
        .campaignStatusUpdate,
        .conversationUnread,
        .inboundMessage, .outboundMessage, .providerOutboundMessage,
        .emailStats,
        .voiceCallEnd,
        .locationCreate, .locationUpdate,
        .userCreate, .userUpdate, .userDelete,
        .associationCreate, .associationDelete, .associationUpdate,
        .relationCreate, .relationDelete,
        .objectSchemaCreate, .objectSchemaUpdate,
        .recordCreate, .recordDelete, .recordUpdate,
        .invoiceCreate, .invoiceDelete, .invoicePaid, .invoicePartiallyPaid, .invoiceSent, .invoiceUpdate,
        .invoiceVoid,
        .orderCreate, .orderStatusUpdate,
        .productCreate, .productDelete, .productUpdate,
        .priceCreate, .priceDelete, .priceUpdate,
        .planCreate,
    ]
}
