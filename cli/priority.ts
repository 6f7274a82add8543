import { parseArgs } from 'node:util'
import { parseAnswers } from '#app/core/agreement/parse-team.ts'
import { parseValues } from '#app/core/priority/parse-values.ts'
import { prioritiseCheck } from '#app/core/priority/prioritise-check.ts'
import { refuseStart } from '#app/core/roadmap/check-request.ts'
import { parsePeople } from '#app/core/roadmap/parse-people.ts'
import { refusePeople } from '#app/core/roadmap/people.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { type Fault, refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'
import { readLanguage } from './language.ts'
import { formatPriority } from './priority-table.ts'

const USAGE = `Usage: npm run -s preflight -- priority --in answers.json --values values.json [--people people.json]
       [--start yyyy-mm-dd] [--table [--lang en|de]]

Says which use cases to look at first and prints it as JSON: tiers with no order inside, for each use case what a year
brings at least and at most, one draw in ten below, the middle, nine in ten below, what that hangs on (tornado), its cost
and index; "apart", which stand in no tier, and why; "separations", what would tell those of the first tier apart.
--table prints the same as a table, in the language of --lang. --in - reads standard input. --people and --start are those of "plan".

Example of values.json. A year, money in the catalogue's currency; low is the cautious end, for costs the largest. Used
for, really freed and errors avoided are shares from 0 to 1. Figures that are left out start from the content and are named
under "assumed"; errors count where both of their figures are known. risk: the classes that can still come out, such as
["minimal"]; without it what is usual for the use case:

{
  "values": {
    "uc-support-chatbot": {
      "figures": {
        "volume": {"low": 8000, "base": 12000, "high": 16000}, "adoption": {"low": 0.3, "base": 0.5, "high": 0.7},
        "minutes": {"low": 1, "base": 3.5, "high": 5}, "wage": {"low": 35, "base": 42, "high": 48},
        "realised": {"low": 0.4, "base": 0.6, "high": 0.8}, "run": {"low": 12000, "base": 9000, "high": 7000},
        "oneOff": {"low": 40000, "base": 30000, "high": 24000},
        "avoided": {"low": 0, "base": 0.01, "high": 0.02}, "errorCost": {"low": 20, "base": 30, "high": 50}
      },
      "risk": ["low", "medium"]
    },
    "uc-seo-content": {}
  }
}
`

type Options = {
  in: string
  values: string
  people: string | undefined
  start: string
  table: boolean
  lang: string | undefined
}

/**
 * `priority --in file|- --values file`: which use cases to look at first, on standard output.
 *
 * @returns the exit code: 0 done, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function priorityCommand(args: string[]): Promise<number> {
  const options = readArgs(args)
  if (options === 'help' || options === null) return showUsage(options, USAGE)
  const language = readLanguage(options.lang)
  if (!language.ok) return refuse(language.error)
  const { locale } = language
  const noStart = refuseStart(options.start)
  if (noStart) return refuse({ field: 'start', message: noStart.message })
  const input = await readJsonInput(options.in)
  if (!input.ok) return refuse(input.error)
  const model = compileModel(loadCatalogue({ locale }))
  const parsed = parseAnswers(model, input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const file = await readJsonInput(options.values)
  const values = file.ok ? parseValues(file.json, model.catalogue) : file
  if (!values.ok) return refuse(values.error)
  const crew = await readPeople(model.catalogue, options.people)
  if (!crew.ok) return refuse(crew.error)
  const { sheet } = parsed
  const asked = { startOn: options.start, ...(crew.people && { people: crew.people }) }
  const priority = prioritiseCheck(model, sheet, { scored: score(model, sheet), ...values, asked })
  const { currency } = model.catalogue.constants
  process.stdout.write(
    options.table ? formatPriority(priority, { currency, locale }) : formatJson({ currency, ...priority }),
  )
  return 0
}

type Crew = { ok: true; people: Person[] | null } | { ok: false; error: Fault }

async function readPeople(catalogue: Catalogue, path: string | undefined): Promise<Crew> {
  if (path === undefined) return { ok: true, people: null }
  const input = await readJsonInput(path)
  const parsed = input.ok ? parsePeople(input.json, catalogue.constants) : input
  const refusal = parsed.ok ? refusePeople(catalogue, parsed.people) : null
  return refusal ? { ok: false, error: { field: refusal.field, message: refusal.message } } : parsed
}

function readArgs(args: string[]): Options | 'help' | null {
  try {
    const { values: given } = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        values: { type: 'string' },
        people: { type: 'string' },
        start: { type: 'string' },
        table: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (given.help) return 'help'
    const { in: path, values, people, start = new Date().toISOString().slice(0, 10), table = false, lang } = given
    return path === undefined || values === undefined ? null : { in: path, values, people, start, table, lang }
  } catch {
    return null
  }
}
