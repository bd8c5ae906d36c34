import Foundation
import Hummingbird
import Mustache

/// The console's pages, ready to be filled in.
struct ConsoleTemplates: Sendable {
    let texts: Texts
    private let library: MustacheLibrary

    /// - Throws: An error that names what cannot be read in a template or in the texts.
    init() throws {
        texts = try Texts(yaml: ConsoleFiles.text("texts-en.yaml"))
        var library = MustacheLibrary()
        for name in ConsoleFiles.all.keys where name.hasSuffix(".mustache") {
            try library.register(ConsoleFiles.text(name), named: String(name.dropLast(".mustache".count)))
        }
        self.library = library
    }

    /// A page as a response.
    ///
    /// - Parameters:
    ///   - name: The template under `pages/`.
    ///   - model: What it shows, beside what the layout shows of the request.
    func page(
        _ name: String,
        _ model: [String: Any] = [:],
        status: HTTPResponse.Status = .ok,
        _ context: ConsoleContext
    ) -> Response {
        var whole = model
        whole["texts"] = texts.model
        whole["guard"] = context.guardWord ?? ""
        if let person = context.person {
            whole["person"] = person
            whole["menu"] = Menu.entries(for: person, at: context.path, texts)
        }
        let html = library.render(whole, withTemplate: "pages/\(name)") ?? ""
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: html))
        )
    }

    /// A page with one message and a way on.
    func message(
        _ heading: String,
        _ text: String,
        status: HTTPResponse.Status,
        back: (path: String, title: String)? = nil,
        _ context: ConsoleContext
    ) -> Response {
        let back = back ?? ("/", texts("refused.back"))
        let model = ["heading": heading, "message": text, "backPath": back.path, "backTitle": back.title]
        return page("message", model, status: status, context)
    }
}
