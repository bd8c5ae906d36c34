/// A two-way change of texts: how one travels to busybusy, and how it comes back.
///
/// The law, for every text: `forward(backward(forward(text))) == forward(text)`.
protocol TextChange: Hashable, Sendable {
    /// The text on its way from HighLevel to busybusy.
    func forward(_ text: String) -> String
    /// The text on its way from busybusy to HighLevel.
    func backward(_ text: String) -> String
}
