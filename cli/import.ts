import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { formatArchiveFault } from '#db/data-rights/fault.ts'
import { importWorkspace } from '#db/data-rights/import-workspace.server.ts'
import { type Archive, MAX_PACKED_BYTES, openArchive, TOO_LARGE } from './archive-file.ts'
import { showUsage } from './exit.ts'
import { type Installation, onInstallation } from './installation.ts'

const USAGE = `Usage: npm run -s preflight -- import <export.zip> [--owner <e-mail>] [--check]
Example: npm run -s preflight -- import preflight-export.zip --owner anna@example.com

Brings an export of one workspace into this installation: all of it or nothing, all ids unchanged.
A workspace that is here already is refused. --owner gives it to an account, which is made if there is
none; it may be left out if a member of the workspace has an account here. --check stores nothing.
`

/**
 * `import <file>`: an exported workspace comes into this installation.
 *
 * @returns the exit code: 0 imported, 1 refused (faults by file, row and column on standard error), 2 wrong usage
 */
export async function importCommand(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (wanted === 'help' || wanted === null) return showUsage(wanted, USAGE)
  const bytes = await readBytes(resolve(process.env.INIT_CWD ?? '.', wanted.file))
  if (typeof bytes === 'string') return refuse([bytes])
  const opened = openArchive(bytes)
  if ('faults' in opened) return refuse(opened.faults.map(formatArchiveFault))
  if (wanted.isCheck) {
    console.log(`The archive is whole: workspace ${opened.manifest.workspaceId}, ${countRows(opened)} rows.`)
    return 0
  }
  return onInstallation((installation) => store(installation, opened, wanted.owner))
}

type Wanted = { file: string; owner: string | null; isCheck: boolean }

function readArgs(args: string[]): Wanted | 'help' | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { owner: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    const [file, ...more] = positionals
    const owner = values.owner === undefined ? null : canonicalEmail(values.owner)
    if (file === undefined || more.length > 0 || (values.owner !== undefined && owner === null)) return null
    return { file, owner, isCheck: values.check ?? false }
  } catch {
    return null
  }
}

/** @returns the file, or why it is not read */
async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    return size > MAX_PACKED_BYTES ? TOO_LARGE : await readFile(path)
  } catch {
    return `The file ${path} cannot be read.`
  }
}

async function store({ admin, names }: Installation, archive: Archive, owner: string | null): Promise<number> {
  const { manifest, tables } = archive
  const { workspaceId } = manifest
  const outcome = await importWorkspace(admin, names, { workspaceId, tables, owner })
  if (outcome.is === 'refused') return refuse(outcome.faults.map(formatArchiveFault))
  console.log(`Imported the workspace ${workspaceId}: ${countRows(archive)} rows.`)
  for (const [table, rows] of Object.entries(outcome.rows)) console.log(`  ${table}: ${rows}`)
  console.log(`Members who find it in their account: ${outcome.membersHere}.`)
  return 0
}

const countRows = ({ manifest }: Archive) => manifest.tables.reduce((sum, { rows }) => sum + rows, 0)

function refuse(sentences: string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  process.stderr.write('Nothing was imported.\n')
  return 1
}
