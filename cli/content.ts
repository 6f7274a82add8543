import { checkContent } from '#content/check.ts'
import { formatFault } from '#content/fault.ts'
import { findContentRoot } from '#content/source.server.ts'

const USAGE = `Usage: npm run -s preflight -- content check [folder that holds content/]
Example: npm run -s preflight -- content check .`

/**
 * `content check [root]`: prints the faults of the content, one a line, to stderr.
 *
 * @returns the exit code: 0 clean, 1 faults, 2 wrong usage
 */
export async function contentCommand(args: string[]): Promise<number> {
  const [verb, root, ...rest] = args
  if (verb === '--help') {
    console.log(USAGE)
    return 0
  }
  if (verb !== 'check' || rest.length > 0) {
    console.error(USAGE)
    return 2
  }
  const faults = checkContent(root ?? findContentRoot())
  if (faults.length === 0) {
    console.log('The content is clean.')
    return 0
  }
  for (const fault of faults) console.error(formatFault(fault))
  console.error(faults.length === 1 ? '1 fault.' : `${faults.length} faults.`)
  return 1
}
