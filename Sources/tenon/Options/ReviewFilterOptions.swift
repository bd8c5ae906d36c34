import ArgumentParser
import Engine

/// Which things in review are meant.
struct ReviewFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this code, such as conflict.", valueName: "code"))
    var code: String?

    @Option(help: ArgumentHelp("Only this field of the project.", valueName: "field"))
    var field: String?

    @Option(help: ArgumentHelp("Only names that hold this.", valueName: "text"))
    var search: String?

    @Flag(help: "Only what needs a person.")
    var needsPerson = false

    var filter: ReviewFilter {
        ReviewFilter(code: code, field: field, search: search, needsPersonOnly: needsPerson)
    }

    func validate() throws {
        guard let code, !ReviewFilter.codes.contains(code) else { return }
        throw ValidationError("'\(code)' is no code. Known: \(ReviewFilter.codes.joined(separator: ", ")).")
    }
}
