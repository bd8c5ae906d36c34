import ArgumentParser

/// The command line: parses arguments and calls a library.
@main
struct Tenon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenon",
        abstract: "Joins HighLevel, for the office, and busybusy, for the crews.",
        discussion: """
            A contact becomes a busybusy project, once, and both stay in step.

            Start here, without any account:
              tenon demo               both systems emulated, a first sync, a short day
            With your own HighLevel export:
              tenon demo --csv export.csv
            With real accounts (see the README, "Connecting real accounts"):
              tenon connect highlevel  sign in; or set a private integration token
              tenon doctor busybusy    what your busybusy key can do; changes nothing
              tenon sync plan          what would be written, and why; writes nothing
              tenon sync run           do it
              tenon serve              keep doing it
              tenon history            what was written, when and why
              tenon undo               a way back; shows its plan first

            Exit status: 0 done, 1 failed, 3 done but something waits or is missing, \
            64 wrong usage.
            """,
        version: TenonVersion.current,
        subcommands: [
            DemoCommand.self, ServeCommand.self, SandboxCommand.self, SyncCommand.self, ContactsCommand.self,
            MappingCommand.self, ConnectCommand.self, OpsCommand.self, DoctorCommand.self, HoursCommand.self,
            ReviewCommand.self, LinkCommand.self, PeopleCommand.self, KeyCommand.self,
            SecretsCommand.self, BackupCommand.self, RestoreCommand.self,
            HistoryCommand.self, UndoCommand.self,
        ]
    )

    /// Runs the command that was named. What fails is told in words, without the names that errors have in the code.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ValidationError {
            exit(withError: WrongUsage.told([error.message]))
        } catch {
            exit(withError: CommandFailure.explaining(error))
        }
    }
}

/// The version that `tenon --version` prints and CHANGELOG.md explains.
enum TenonVersion {
    static let current = "0.1.0"
}
