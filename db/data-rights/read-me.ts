/** What stands beside the data, for whoever opens the archive years later. */
export const READ_ME = `This archive holds everything that one workspace of Preflight contained when it was made.

manifest.json   what is in here: the workspace, the moment, the number of rows, the SHA-256 of every file,
                and what was left out and why
manifest.sha256 the SHA-256 of the manifest itself
data/           one JSON file for each table, exactly as stored. This is what an import reads.
csv/            the same rows for a table program. Text that a table program would run as a formula begins
                with an apostrophe; lists and nested values stand there as JSON.
files/          logos and files of clients, by the id of their row, which says what they were called. An import reads
                them from the tables, where they stand too.

The catalogue of questions is not in here: it is part of the product. The manifest names the versions that were used.
People stand here as ids. Names and addresses of accounts belong to their persons, who export them from their own
account page.

To bring this archive into another installation, whoever runs it calls

    npm run -s preflight -- import <this file> --owner <e-mail address>

All ids stay the same. Keep this file where others cannot read it.
`
