import ArgumentParser

@main
struct Tenon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tenon", abstract: "Joins HighLevel and busybusy.")
}
