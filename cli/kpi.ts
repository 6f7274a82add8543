import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { canonicalJson } from '#db/canonical-json.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'
import { explainFigures } from './kpi-words.ts'

const USAGE = `Usage: npm run -s preflight -- kpi --in export.json [--on yyyy-mm-dd] [--explain]

Recomputes every figure of a pilot from its export and prints them as JSON: charts with their limits and signals, the
comparison with its interval, each weekly look, verdicts, guardrails, what the rule of the gate proposes and every reason
against scaling, value, claims. --on is the day that is looked from, by default today. --in - reads standard input.
--explain adds the words and sources of what came out. inputs is the SHA-256 of the export as it was read.
Improvements are positive whichever way is better; null is a bound or figure that does not exist. Example of export.json:

{
  "charter": {
    "design": "before-after", "startsOn": "2026-11-30", "endsOn": "2027-01-24", "declaredOn": "2026-11-20",
    "followUpDays": 7, "primary": "minutes",
    "kpis": [{"id": "minutes", "kind": "continuous", "direction": "down", "worthwhile": {"by": 0.2, "relative": true}}],
    "guardrails": [{"id": "errors", "kind": "proportion", "direction": "down", "margin": {"by": 0.02}}]
  },
  "readings": [
    {"kpi": "minutes", "on": "2026-11-23", "value": 50.5},
    {"kpi": "errors", "on": "2026-11-23", "numerator": 3, "denominator": 100},
    {"kpi": "minutes", "on": "2026-11-30", "value": 44, "provisional": true}
  ],
  "annotations": [{"on": "2026-12-07", "text": "A new form went live"}],
  "governance": [{"id": "dpia", "state": "pass"}],
  "decisions": []
}
`

/**
 * `kpi --in file|- [--on day]`: every figure of an exported pilot on standard output.
 *
 * @returns the exit code: 0 done, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function kpiCommand(args: string[]): Promise<number> {
  const read = readArgs(args)
  if (read === 'help' || read === null) return showUsage(read, USAGE)
  if (dayOf(read.on) === null) return refuse({ field: '--on', message: `${read.on} is no day such as 2026-11-21.` })
  const input = await readJsonInput(read.in)
  if (!input.ok) return refuse(input.error)
  const parsed = parsePilotRecord(input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const { engine, ...figures } = pilotFigures(parsed.pilot, read.on)
  const texts = read.explain ? { texts: explainFigures(figures) } : {}
  process.stdout.write(formatJson({ engine, inputs: hashOf(parsed.pilot), ...figures, ...texts }))
  return 0
}

function hashOf(pilot: unknown): string {
  return createHash('sha256').update(canonicalJson(pilot)).digest('hex')
}

function readArgs(args: string[]): { in: string; on: string; explain: boolean } | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        on: { type: 'string' },
        explain: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return 'help'
    const { in: path, on = new Date().toISOString().slice(0, 10), explain = false } = values
    return path === undefined ? null : { in: path, on, explain }
  } catch {
    return null
  }
}
