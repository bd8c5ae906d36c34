import Hummingbird

/// The overview's style sheet: a file of its own, so that the page needs no inline style.
enum OverviewStyle {
    static var response: Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "max-age=3600"],
            body: .init(byteBuffer: ByteBuffer(string: css))
        )
    }

    private static let css = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { margin: 0; }
        main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem; }
        h1 { margin: 0 0 .5rem; font-size: 1.6rem; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
        .state { padding: .75rem 1rem; border-left: .3rem solid #888; background: color-mix(in srgb, #888 12%, transparent); }
        .state.good { border-color: #1a7f47; }
        .state.bad { border-color: #b3261e; }
        .state.waiting { border-color: #b7791f; }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
        dl div { padding: .75rem 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .4rem; }
        dt { font-size: .85rem; opacity: .75; }
        dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0;
                 border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
        th:first-child { min-width: 10rem; }
        td:last-child { overflow-wrap: anywhere; }
        @media (max-width: 40rem) {
          thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
          tr { display: block; padding: .5rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
          td { display: block; padding: .1rem 0; border: 0; }
          td:first-child { font-weight: 600; }
        }

        """
}
