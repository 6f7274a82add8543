import { parseArgs } from 'node:util'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { checkContent } from '#content/check.ts'
import { formatFault } from '#content/fault.ts'
import { findContentRoot } from '#content/source.server.ts'

const USAGE = `Usage: npm run -s preflight -- content check [folder that holds content/] [--on yyyy-mm-dd]
Example: npm run -s preflight -- content check .
--on: the day on which review dates are looked at; today if left out.`

/**
 * `content check [root] [--on date]`: prints the faults of the content, one a line, to stderr. What should have been
 * looked at again by that day is a fault.
 *
 * @returns the exit code: 0 clean, 1 faults, 2 wrong usage
 */
export async function contentCommand(args: string[]): Promise<number> {
  const { positionals, on, help } = readArgs(args)
  const [verb, root, ...rest] = positionals
  if (help) {
    console.log(USAGE)
    return 0
  }
  if (verb !== 'check' || rest.length > 0 || dayOf(on) === null) {
    console.error(USAGE)
    return 2
  }
  const faults = checkContent(root ?? findContentRoot(), on)
  if (faults.length === 0) {
    console.log('The content is clean.')
    return 0
  }
  for (const fault of faults) console.error(formatFault(fault))
  console.error(faults.length === 1 ? '1 fault.' : `${faults.length} faults.`)
  return 1
}

function readArgs(args: string[]): { positionals: string[]; on: string; help: boolean } {
  const today = new Date().toISOString().slice(0, 10)
  try {
    const options = { on: { type: 'string', default: today }, help: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { positionals, ...values }
  } catch {
    return { positionals: [], on: today, help: false }
  }
}
