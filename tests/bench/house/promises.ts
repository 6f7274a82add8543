import { readdirSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { ROW_MAKERS } from '#tests/support/workspace-rows.ts'
import { type CodeFile, commentLines, type ExportedFunction, exportedFunctions, piecesOf } from './parsed-code.ts'
import { type Point, percent } from './point.ts'

/** Points 8 to 10: what keeps workspaces apart, what no check sees, and what comments promise. */
export async function measurePromises(files: readonly CodeFile[]): Promise<Point[]> {
  const core = files.filter(({ path }) => path.startsWith('app/core/'))
  const queries = files.filter(({ path }) => path.startsWith('db/queries/'))
  return [await measureTenants(files, queries), measureHatches(files), measureComments(core, queries)]
}

/** What lets its holder into one workspace, or into what belongs to none. */
const SCOPED = /\b(?:WorkspaceTx|WorkspaceScope|SysTx)\b/
/** What a statement could be run on without either. */
const UNSCOPED = /\b(?:Queries|Sql|TransactionSql)\b/
const ENTERS = /\b(?:withWorkspace|viewWorkspace|askWorkspace)\(/

async function measureTenants(files: readonly CodeFile[], queries: readonly CodeFile[]): Promise<Point> {
  const asked = queries.flatMap(exportedFunctions).filter(({ parameters }) => !SCOPED.test(parameters.join()))
  const free = asked.filter(({ parameters }) => UNSCOPED.test(parameters.join()))
  const entering = asked.filter(({ body }) => ENTERS.test(body))
  const untried = (await tenantTables()).filter((table) => !(table in ROW_MAKERS))
  const setting = files.filter(({ text }) => /'app\.workspace_id'/.test(text))
  return {
    name: '8 Workspaces apart',
    figures: [
      { what: 'queries that need no transaction of a workspace', measured: free.length, target: 0 },
      { what: 'queries that choose the workspace they enter', measured: entering.length, target: 0 },
      { what: 'tables of workspaces that no probe tries', measured: untried.length, target: 0 },
      { what: 'places that let a transaction into a workspace', measured: setting.length, target: 1, best: 2 },
    ],
  }
}

/** Names of stored tables whose rows belong to a workspace. */
async function tenantTables(): Promise<string[]> {
  const folder = new URL('../../../db/schema/', import.meta.url)
  const modules = await Promise.all(
    readdirSync(folder).map((name): Promise<Record<string, unknown>> => import(new URL(name, folder).href)),
  )
  return modules
    .flatMap((module) => Object.values(module))
    .filter((one): one is PgTable => is(one, PgTable))
    .map((table) => getTableConfig(table))
    .filter(({ schema, columns }) => schema === 'app' && columns.some(({ name }) => name === 'workspace_id'))
    .map(({ name }) => name)
}

function measureHatches(files: readonly CodeFile[]): Point {
  const lines = files.reduce((sum, file) => sum + file.lines, 0)
  const ofAny = files.flatMap(({ program }) => [...piecesOf(program)].filter(({ type }) => type === 'TSAnyKeyword'))
  const comments = files.flatMap((file) => file.comments.map(({ value }) => value))
  const off = comments.filter((text) =>
    /@ts-(?:ignore|expect-error|nocheck)|(?:biome|eslint)-(?:ignore|disable)/.test(text),
  )
  const later = comments.filter((text) => /\b(?:TO-?DO|FIX-?ME|XXX|HACK)\b/.test(text))
  return {
    name: '9 Hatches',
    figures: [
      {
        what: '`any` and checks switched off, per 1,000 lines',
        measured: Math.round((10_000 * (ofAny.length + off.length)) / lines) / 10,
        target: 0,
        best: 0.3,
        middle: 0.8,
      },
      { what: 'things left for later', measured: later.length, target: 0 },
    ],
  }
}

/** Said of a value that may be missing. */
const ABSENCE = /null|undefined|\bno(?:ne|body|thing|t)?\b|empty|missing|left out|without|unless|\bif\b|where|only/i
/** Said of a number: what it counts, or between what it lies. */
const UNIT =
  /\d|days?|weeks?|months?|hours?|minutes?|seconds?|ms\b|euros?|cents?|bytes?|kB|points?|percent|share|levels?|pixels?|lines?|how (?:many|much|long|often)|count|number|order|place|weight|rank|version/i

function measureComments(core: readonly CodeFile[], queries: readonly CodeFile[]): Point {
  const functions = [...core, ...queries].flatMap(exportedFunctions)
  const said = functions.filter(({ comment }) => comment !== '')
  const silent = functions.filter((one) => !keepsContract(one))
  const lines = core.map(commentLines)
  const commented = lines.reduce((sum, one) => sum + one.commented, 0)
  const filled = lines.reduce((sum, one) => sum + one.filled, 0)
  const share = percent(commented, filled)
  return {
    name: '10 Contracts',
    figures: [
      { what: '% of exported functions of core and queries with a comment', ...whole(said.length, functions.length) },
      {
        what: '% that also say what a missing value means, or the unit of a number',
        ...whole(functions.length - silent.length, functions.length),
      },
      { what: '% of lines of core with a comment', measured: share, target: 25, best: 15, middle: 9, is: 'atLeast' },
    ],
  }
}

const whole = (part: number, all: number) =>
  ({ measured: percent(part, all), target: 100, best: 38, middle: 11, is: 'atLeast' }) as const

/** Whether the comment says what its written type leaves open. */
export function keepsContract({ comment, returns }: ExportedFunction): boolean {
  if (comment === '') return false
  if (/\b(?:null|undefined)\b/.test(returns) && !ABSENCE.test(comment)) return false
  return !/^(?:Promise<)?number\b/.test(returns) || UNIT.test(comment)
}
