import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { readClientList, weighList } from '#app/routes/import/client-list.server.ts'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { createSay } from '#app/server/words.server.ts'

const NO_FILE = new FormData()
/** Names and numbers that a table program would not run. */
const WORD = fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9][A-Za-zÄÖÜäöüß0-9 ,;"&.-]{0,20}[A-Za-zÄÖÜäöüß0-9]$/)

test.each(LOCALES.flatMap((wrote) => LOCALES.map((reads) => [wrote, reads] as const)))(
  'a list of clients saved in %s is read by somebody who reads %s',
  (wrote, reads) => {
    const own = createSay(wrote, MESSAGES[wrote])
    const heads = (['company', 'number', 'checks', 'submittedOn', 'activity', 'waiting', 'who'] as const).map(
      (head) => ({
        head: own(`desk.${head}`),
      }),
    )
    const client = fc.record({ name: WORD, reference: WORD })
    const unlike = { selector: ({ reference }: { reference: string }) => reference.toLowerCase() }
    fc.assert(
      fc.property(fc.uniqueArray(client, { minLength: 1, maxLength: 8, ...unlike }), (clients) => {
        const rows = clients.map(({ name, reference }) => [name, reference, '1', '', own('desk.did.added'), '', 'Anna'])
        const read = readClientList(
          { form: NO_FILE, file: writeCsv(heads, rows), fault: null },
          createSay(reads, MESSAGES[reads]),
        )

        expect(read).toMatchObject({ ok: true, list: { name: 0, reference: 1, headless: false } })
        const came = read.ok ? weighList(read.list, []) : []
        expect(came.map(({ name, reference }) => ({ name, reference }))).toEqual(clients)
        expect(new Set(came.map(({ state }) => state))).toEqual(new Set(['new']))
      }),
    )
  },
)
