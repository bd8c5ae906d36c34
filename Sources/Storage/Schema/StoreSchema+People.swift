import GRDB

extension StoreSchema {
    /// Who gets in: people, their sessions and what they may, programs' keys, and what was done with all that.
    ///
    /// People, sessions and links belong to the installation, which has a name of its own in place of a workspace's; what a
    /// person may do in a workspace is a row of that workspace.
    static func registerPeople(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("14 people") { db in
            try db.execute(
                sql: """
                    CREATE TABLE person (
                        workspace TEXT NOT NULL, person_id INTEGER NOT NULL, email TEXT NOT NULL, name TEXT NOT NULL,
                        password TEXT NOT NULL, has_code INTEGER NOT NULL DEFAULT 0, code_last INTEGER, recovery TEXT NOT NULL DEFAULT '[]',
                        created_at INTEGER NOT NULL, signed_in_at INTEGER,
                        PRIMARY KEY (workspace, person_id)
                    ) STRICT, WITHOUT ROWID;
                    CREATE UNIQUE INDEX person_by_email ON person (workspace, email);

                    CREATE TABLE role_grant (
                        workspace TEXT NOT NULL, person_id INTEGER NOT NULL, role TEXT NOT NULL,
                        PRIMARY KEY (workspace, person_id)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE session (
                        workspace TEXT NOT NULL, digest BLOB NOT NULL, person_id INTEGER NOT NULL, created_at INTEGER NOT NULL,
                        seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL,
                        PRIMARY KEY (workspace, digest)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX session_by_person ON session (workspace, person_id);

                    CREATE TABLE door_link (
                        workspace TEXT NOT NULL, digest BLOB NOT NULL, purpose TEXT NOT NULL, email TEXT, grants TEXT NOT NULL,
                        expires_at INTEGER NOT NULL,
                        PRIMARY KEY (workspace, digest)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE api_key (
                        workspace TEXT NOT NULL, key_id TEXT NOT NULL, name TEXT NOT NULL, digest BLOB NOT NULL,
                        scopes TEXT NOT NULL, created_at INTEGER NOT NULL, used_at INTEGER, revoked_at INTEGER,
                        PRIMARY KEY (workspace, key_id)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE audit (
                        workspace TEXT NOT NULL, audit_id INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                        address TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
                        PRIMARY KEY (workspace, audit_id)
                    ) STRICT, WITHOUT ROWID
                    """
            )
        }
    }
}
