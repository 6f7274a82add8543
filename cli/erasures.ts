import { parseArgs } from 'node:util'
import * as z from 'zod'
import { parseJson } from '#app/core/exchange/parse-json.ts'
import type { Database } from '#db/client.server.ts'
import { listErasures, noteErasure, replayErasures } from '#db/queries/erasure.server.ts'
import { showUsage } from './exit.ts'
import { onDatabase } from './installation.ts'
import { readSource } from './json-input.ts'

const USAGE = `Usage: npm run -s preflight -- erasures list
       npm run -s preflight -- erasures replay [--in erasures.jsonl]

list prints what was ever erased, one JSON a line: ids and times, nothing else. Keep it outside of the
database, next to the backups. After an older copy was restored, replay erases again whatever came
back with it; --in adds the list that you kept, - reads standard input.
`

const Line = z.object({ kind: z.enum(['workspace', 'person']), id: z.guid() })

/**
 * `erasures list|replay`: what was erased stays erased, also after a restore.
 *
 * @returns the exit code: 0 done, 1 bad input or no database, 2 wrong usage
 */
export async function erasuresCommand(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (wanted === 'help' || wanted === null) return showUsage(wanted, USAGE)
  if (wanted.verb === 'list') return onDatabase(list)
  const kept = wanted.from === null ? [] : await readKept(wanted.from)
  if (kept === null) return 1
  return onDatabase((database) => replay(database, kept))
}

function readArgs(args: string[]): { verb: 'list' | 'replay'; from: string | null } | 'help' | null {
  try {
    const options = { in: { type: 'string' }, help: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    if (values.help) return 'help'
    const [verb, ...more] = positionals
    if (more.length > 0 || (verb !== 'list' && verb !== 'replay') || (verb === 'list' && values.in)) return null
    return { verb, from: values.in ?? null }
  } catch {
    return null
  }
}

async function list(database: Database) {
  for (const { kind, id, erasedAt } of await database.withSys(listErasures)) {
    console.log(JSON.stringify({ kind, id, erasedAt }))
  }
}

type Kept = z.infer<typeof Line>

/** @returns `null` with a sentence on standard error if the list cannot be read */
async function readKept(path: string): Promise<Kept[] | null> {
  const source = await readSource(path)
  const lines = (source ?? '').split('\n').filter((line) => line.trim() !== '')
  const kept: Kept[] = []
  for (const [index, line] of lines.entries()) {
    const read = Line.safeParse(parseJson(line))
    if (!read.success) {
      console.error(`Line ${index + 1} of ${path} is no line of an erasure list. Nothing was erased.`)
      return null
    }
    kept.push(read.data)
  }
  if (source === null) console.error(`The file ${path} cannot be read. Nothing was erased.`)
  return source === null ? null : kept
}

async function replay(database: Database, kept: readonly Kept[]) {
  await database.withSys(async (tx) => {
    for (const each of kept) await noteErasure(tx, each)
  })
  const { workspaces, people, ownerless } = await replayErasures(database)
  console.log(`Erased again. Workspaces: ${workspaces}. People: ${people}.`)
  for (const id of ownerless) console.log(`The workspace ${id} has no owner now.`)
}
