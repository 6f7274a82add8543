import { foreseeRetention, type RetentionLine } from '#db/queries/retention.server.ts'
import { onDatabase } from './installation.ts'

const USAGE = `Usage: npm run -s preflight -- retention --dry-run

Says what the next run would delete, by class, and deletes nothing. The running product deletes what
its time has run out for at start and every hour.
`

/**
 * `retention --dry-run`: what is due, by class, on standard output.
 *
 * @returns the exit code: 0 said, 1 no database, 2 wrong usage
 */
export async function retentionCommand(args: string[]): Promise<number> {
  if (args.length === 1 && args[0] === '--help') {
    process.stdout.write(USAGE)
    return 0
  }
  if (args.length !== 1 || args[0] !== '--dry-run') {
    process.stderr.write(USAGE)
    return 2
  }
  return onDatabase(async (database) => {
    for (const line of await foreseeRetention(database)) console.log(sentence(line))
    console.log('Nothing was deleted.')
  })
}

function sentence({ id, due, kept, oldest, why }: RetentionLine): string {
  const since = oldest === null ? '' : `, the oldest of ${oldest.toISOString().slice(0, 10)}`
  return `${id}: ${due} due${since}; ${kept} kept (${why})`
}
