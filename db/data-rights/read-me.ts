import type { Locale } from '#app/messages/locales.ts'

/** What stands beside the data, for whoever opens the archive years later, in the language of whoever had it made. */
export const READ_ME: Record<Locale, string> = {
  en: `This archive holds everything that one workspace of Preflight contained when it was made.

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
`,
  de: `Dieses Archiv enthält alles, was ein Arbeitsbereich von Preflight enthielt, als es entstand.

manifest.json   was hier liegt: der Arbeitsbereich, der Zeitpunkt, die Zahl der Zeilen, SHA-256 jeder Datei,
                und was aus welchem Grund fehlt
manifest.sha256 SHA-256 des Manifests selbst
data/           eine JSON-Datei je Tabelle, genau wie gespeichert. Ein Import liest sie.
csv/            dieselben Zeilen für ein Tabellenprogramm. Text, den ein Tabellenprogramm als Formel ausführen
                würde, beginnt mit einem Apostroph; Listen und verschachtelte Werte stehen dort als JSON.
files/          Logos und Dateien von Kunden, nach der ID ihrer Zeile, in der steht, wie sie hießen. Ein Import liest
                sie aus den Tabellen, in denen sie ebenfalls stehen.

Der Fragenkatalog ist nicht dabei: Er gehört zum Produkt. Das Manifest nennt die Fassungen, die verwendet wurden.
Personen stehen hier als IDs. Namen und Adressen von Konten gehören den Personen selbst, die sie auf ihrer Kontoseite
exportieren.

Um dieses Archiv in eine andere Installation zu bringen, ruft deren Betreiber auf:

    npm run -s preflight -- import <diese Datei> --owner <E-Mail-Adresse>

Alle IDs bleiben gleich. Bewahren Sie diese Datei so auf, dass andere sie nicht lesen können.
`,
}
