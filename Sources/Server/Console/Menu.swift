import Access

/// The console's pages, as the menu shows them to somebody.
enum Menu {
    struct Entry {
        let path: String
        let title: String
        let isHere: Bool
    }

    /// The page's path, its title's key, and what it asks of whoever wants it.
    private static let pages: [(path: String, title: String, permission: Permission?)] = [
        ("/", "menu.overview", .see),
        ("/people", "menu.people", .administer),
        ("/keys", "menu.keys", .administer),
        ("/account", "menu.account", nil),
    ]

    static func entries(for person: SignedIn, at path: String, _ texts: Texts) -> [Entry] {
        pages.filter { page in
            page.permission.map { person.role?.allows($0) == true } ?? true
        }.map { Entry(path: $0.path, title: texts($0.title), isHere: $0.path == path) }
    }
}
