/// What links that open the door once are for.
enum LinkPurpose {
    /// The first owner of the installation.
    static let setUp = "set-up"
    /// Somebody who was invited.
    static let invitation = "invitation"
    /// Somebody who forgot the password.
    static let reset = "reset"
    /// Not a link: the way from the password to the code.
    static let code = "code"
}
