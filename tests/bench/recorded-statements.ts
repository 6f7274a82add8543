import { setTimeout as sleep } from 'node:timers/promises'
import type { Served } from './served.ts'

/** In front of each line of the log, so that statements of several lines are found again. */
const MARK = '\u0001'
const RECORDINGS = 3
/** The log is written by another process. */
const WRITTEN_MS = 200

/**
 * What the product asks its database for while `request` runs, transaction by transaction, with the values put in. Of some recordings
 * the shortest, `round`: what the product does by itself meanwhile is in the others.
 */
export async function recordStatements(
  { administer }: Served,
  request: (round: number) => Promise<void>,
): Promise<{ round: number; transactions: string[][] }> {
  const recordings: string[][][] = []
  await administer(async (admin) => {
    const reload = async (settings: readonly (readonly [string, string])[]) => {
      for (const [name, value] of settings)
        await admin.unsafe(`alter system ${value === '' ? `reset ${name}` : `set ${name} = '${value}'`}`)
      await admin`select pg_reload_conf()`
      await sleep(WRITTEN_MS)
    }
    const [place] = await admin<{ log: string }[]>`
      select regexp_replace(current_setting('data_directory'), '[^/]+$', 'server.log') as log`
    const readLog = async (from: number) => {
      await sleep(WRITTEN_MS)
      const [read] = await admin<
        { text: string }[]
      >`select pg_read_file(${place?.log ?? ''}, ${from}, 100000000) as text`
      return read?.text ?? ''
    }
    const sizeOfLog = async () =>
      Number(
        (
          await admin<{ size: string }[]>`
      select size::text as size from pg_stat_file(${place?.log ?? ''})`
        )[0]?.size,
      )
    await reload([
      ['log_statement', 'all'],
      ['log_error_verbosity', 'default'],
      ['log_line_prefix', `${MARK}%a %p `],
    ])
    for (let round = 0; round < RECORDINGS; round += 1) {
      const from = await sizeOfLog()
      await request(round)
      recordings.push(transactionsIn(await readLog(from)))
    }
    await reload([
      ['log_statement', ''],
      ['log_error_verbosity', ''],
      ['log_line_prefix', ''],
    ])
  })
  const [shortest] = recordings
    .map((transactions, round) => ({ round, transactions }))
    .toSorted((a, b) => a.transactions.flat().length - b.transactions.flat().length)
  if (!shortest?.transactions.length) throw new Error('The database logged nothing.')
  return shortest
}

/** In the order in which they began. */
function transactionsIn(log: string): string[][] {
  const transactions: string[][] = []
  const open = new Map<string, string[]>()
  for (const entry of log.split(MARK)) {
    const [, process = '', kind, text = ''] = /^preflight (\d+) (LOG|DETAIL): {2}([\s\S]*)$/.exec(entry.trimEnd()) ?? []
    const statement = /^execute [^:]+: ([\s\S]*)$/.exec(text)?.[1] ?? /^statement: ([\s\S]*)$/.exec(text)?.[1]
    if (kind === 'LOG' && statement !== undefined) {
      if (/^begin/i.test(statement)) {
        open.set(process, [])
        transactions.push(open.get(process) as string[])
      }
      open.get(process)?.push(statement.replaceAll('\n\t', '\n'))
    }
    const values = /^Parameters: ([\s\S]*)$/i.exec(text)?.[1]
    const own = open.get(process)
    if (kind === 'DETAIL' && values !== undefined && own?.length) own.push(withValues(own.pop() ?? '', values))
  }
  return transactions
}

/** The statement with its values in place of `$1`, `$2` and so on, written as the log writes them. */
function withValues(statement: string, values: string): string {
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of values.matchAll(/(\$\d+) = (NULL|'(?:[^']|'')*')/g)) found.set(name, value)
  return statement.replace(/\$\d+/g, (name) => found.get(name) ?? name)
}
