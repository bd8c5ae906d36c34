/// The frame of the sandbox's sign-in pages: title, style, and the note that nothing of it is real.
enum HighLevelSignInDocument {
    /// A whole page. Title and body must be HTML already.
    static func html(title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>
        \(body)
        <p><small>This is a sandbox. No real account is behind it.</small></p>
        </main>
        </body>
        </html>

        """
    }

    private static let style = """
        :root { color-scheme: light dark; --line: #c4c9d1; --quiet: #59616d; --main: #1558b0; --on-main: #fff; }
        @media (prefers-color-scheme: dark) {
        :root { --line: #4a515c; --quiet: #a7afba; --main: #8ab4f8; --on-main: #111; }
        }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.75rem; } h2 { font-size: 1.2rem; }
        fieldset { margin: 1rem 0; padding: .5rem 1rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
        legend { padding: 0 .5rem; font-weight: 600; }
        small { color: var(--quiet); }
        .choice { display: flex; gap: .75rem; padding: .4rem 0; align-items: baseline; }
        .choice input { flex: none; margin: 0; }
        .choice small { display: block; }
        .choice:has(:disabled) { color: var(--quiet); }
        .boxes { margin-left: .45rem; padding-left: 1.35rem; border-left: 2px solid var(--line); }
        @supports selector(:has(*)) { form:not(:has(.agency:checked)) .boxes { display: none; } }
        .buttons { display: flex; gap: .75rem; }
        button { font: inherit; padding: .6rem 1.4rem; border: 1px solid var(--line); border-radius: .4rem; }
        button { background: none; color: inherit; cursor: pointer; }
        button.main { background: var(--main); border-color: var(--main); color: var(--on-main); font-weight: 600; }
        """
}
