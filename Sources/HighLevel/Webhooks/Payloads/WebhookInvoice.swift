public import Foundation

/// An invoice, as a webhook tells of it. Amounts are in the invoice's currency.
public struct WebhookInvoice: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The number that the customer sees.
    public var number: String?
    /// The internal name.
    public var name: String?
    /// The heading.
    public var title: String?
    /// The status, such as `draft`, `sent`, `paid`, `partially_paid` or `void`.
    public var status: String?
    /// Whether it is about real money.
    public var isLive: Bool?
    /// The currency, ISO 4217.
    public var currency: String?
    /// The sum.
    public var total: Double?
    /// What was paid of it.
    public var amountPaid: Double?
    /// What is still to be paid.
    public var amountDue: Double?
    /// The sum before the discount.
    public var subtotal: Double?
    /// The discount as an amount.
    public var discountAmount: Double?
    /// How the discount is given: `percentage` or `fixed`.
    public var discountType: String?
    /// The discount in its own measure.
    public var discountValue: Double?
    /// The day it was issued, as it came.
    public var issueDate: String?
    /// The day it is due, as it came.
    public var dueDate: String?
    /// Whom it is for.
    public var customer: Customer?
    /// What it is for.
    public var items: [WebhookLineItem]
    /// Who issued it: name, address, phone, web site, logo.
    public var business: [String: JSONValue]
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed last.
    public var updatedAt: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("_id")
        number = fields.text("invoiceNumber")
        name = fields.text("name")
        title = fields.text("title")
        status = fields.text("status")
        isLive = fields.flag("liveMode")
        currency = fields.text("currency")
        total = fields.number("total")
        amountPaid = fields.number("amountPaid")
        amountDue = fields.number("amountDue")
        (subtotal, discountAmount) =
            fields.nested("totalSummary") { ($0.number("subTotal"), $0.number("discount")) } ?? (nil, nil)
        (discountType, discountValue) =
            fields.nested("discount") { ($0.text("type"), $0.number("value")) } ?? (nil, nil)
        issueDate = fields.text("issueDate")
        dueDate = fields.text("dueDate")
        customer = fields.nested("contactDetails") { Customer(&$0) }
        items = fields.list("invoiceItems") { WebhookLineItem(&$0) } ?? []
        business = fields.object("businessDetails") ?? [:]
        createdAt = fields.date("createdAt")
        updatedAt = fields.date("updatedAt")
    }
}

extension WebhookInvoice {
    /// Whom an invoice is for.
    public struct Customer: Sendable, Hashable {
        /// The contact.
        public var contactID: String?
        /// The name.
        public var name: String?
        /// The company.
        public var companyName: String?
        /// The email address.
        public var email: String?
        /// The phone number.
        public var phone: String?
        /// Further email addresses.
        public var additionalEmails: [String]
        /// The postal address by its parts: `addressLine1`, `city` and so on.
        public var address: [String: JSONValue]
        /// The custom fields.
        public var customFields: [JSONValue]

        init(_ fields: inout WebhookFields) {
            contactID = fields.text("id")
            name = fields.text("name")
            companyName = fields.text("companyName")
            email = fields.text("email")
            phone = fields.text("phoneNo")
            additionalEmails = fields.list("additionalEmails") { $0.text("email") }?.compactMap(\.self) ?? []
            address = fields.object("address") ?? [:]
            customFields = fields.values("customFields") ?? []
        }
    }
}
