import { parseArgs } from 'node:util'
import { listRuleBreaks, listTriggers } from '#db/scaling/citus-rules.server.ts'
import { distributionStatements } from '#db/scaling/distribute.ts'
import { partitionStatements } from '#db/scaling/partition-table.server.ts'
import { refuse, showUsage } from './exit.ts'
import { onInstallation } from './installation.ts'

const USAGE = `Usage: npm run -s preflight -- scaling citus
       npm run -s preflight -- scaling partitions --table app.answers --into 16

Prints SQL for this installation's schema and changes nothing. citus: what spreads the tables of workspaces over a
cluster. partitions: what splits one table by workspace; run it in one transaction while Preflight is stopped, after
a backup. docs/scaling.md says when either helps.
`

/**
 * `scaling citus|partitions`: statements on standard output.
 *
 * @returns the exit code: 0 printed, 1 no database or no such table, 2 wrong usage
 */
export async function scalingCommand(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (wanted === 'help' || wanted === null) return showUsage(wanted, USAGE)
  return onInstallation(async ({ admin }) => {
    if (wanted.verb === 'citus') return printCitus(admin)
    try {
      console.log(['begin;', ...(await partitionStatements(admin, wanted.table, wanted.into)), 'commit;'].join('\n'))
      return 0
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return refuse({ field: '--table', message: error.message })
    }
  })
}

async function printCitus(admin: Parameters<typeof listRuleBreaks>[0]): Promise<number> {
  const breaks = await listRuleBreaks(admin)
  for (const { rule, subject } of breaks) console.error(`${subject}: ${rule}`)
  if (breaks.length > 0) return 1
  for (const name of await listTriggers(admin)) console.log(`-- trigger ${name}: needs citus.enable_unsafe_triggers`)
  console.log(distributionStatements().join('\n'))
  return 0
}

type Wanted = { verb: 'citus' } | { verb: 'partitions'; table: string; into: number }

function readArgs(args: string[]): Wanted | 'help' | null {
  try {
    const options = { table: { type: 'string' }, into: { type: 'string' }, help: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    if (values.help) return 'help'
    const [verb, ...more] = positionals
    const { table, into } = values
    if (more.length > 0) return null
    if (verb === 'citus') return table === undefined && into === undefined ? { verb } : null
    const isWhole = verb === 'partitions' && table !== undefined && /^\d{1,3}$/.test(into ?? '')
    return isWhole ? { verb, table, into: Number(into) } : null
  } catch {
    return null
  }
}
