import { parseArgs } from 'node:util'
import { parseAnswers } from '#app/core/agreement/parse-team.ts'
import { parseDecision } from '#app/core/roadmap/parse-decision.ts'
import { parsePeople } from '#app/core/roadmap/parse-people.ts'
import { parsePins } from '#app/core/roadmap/parse-pins.ts'
import type { Person, PilotDecision, Pin } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'
import { readLanguage } from './language.ts'

const USAGE = `Usage: npm run -s preflight -- plan --in answers.json --target id [--target id ...] [--people people.json]
       [--level capability=1..4 ...] [--pins pins.json] [--decision decision.json] [--start yyyy-mm-dd] [--history]
       [--lang en|de]

Plans what makes the targets ready and prints the plan as JSON; the first of up to five targets is the pilot.
--in - reads standard input. --start is today if it is missing; the plan begins on the next Monday.
--level: a capability that is to reach this level too, after what the pilot needs.
--history: values from before the pilot exist already. Costs are in cents. answers.json is that of "score".
--lang: the language in which the usual people are named, English if it is missing; the plan is the same.
Example: npm run -s preflight -- plan --in answers.json --target uc-support-chatbot --start 2027-01-04

Example of people.json, "who wears which hat"; without it the usual people for the team's size are assumed:

{
  "people": [
    {"id": "ann", "roles": ["marketing-lead", "sponsor"], "daysPerWeek": 2,
     "away": [["2026-12-21", "2027-01-03"]], "dayRateCents": 65000}
  ]
}

Example of pins.json, what is settled for single actions, each field only if it is: who does it, before which day it does
not begin, how far it is (proposed, planned, doing, done, dropped) with the days on which it was begun and done, and an
estimate of your own in person-days, in halves. Done takes no time any more, doing stays where it was begun, dropped is
left out with what waits for it; "missed" then says which targets are not reached:

{
  "pins": {
    "act-kpi-definition-2": {"person": "ann", "notBefore": "2027-01-11", "estimate": {"low": 1, "high": 2.5}},
    "act-ai-literacy-1": {"status": "done", "begunOn": "2026-12-01", "doneOn": "2026-12-04"}
  }
}

Example of decision.json, what was decided at the gate of the first target's pilot: "go" makes the roll-out firm, "stop"
takes it out of the plan, "iterate" plans a second pilot, where "next" may say from when to when:

{
  "decision": {"target": "uc-support-chatbot", "decision": "iterate", "on": "2027-03-05", "reason": "Too few cases.",
    "next": {"startsOn": "2027-04-05", "endsOn": "2027-05-30"}}
}
`

type Options = {
  in: string
  targets: string[]
  people?: string
  pins?: string
  decision?: string
  start: string
  hasHistory: boolean
  levels: Record<string, number>
  lang: string | undefined
}

/**
 * `plan --in file|- --target id ...`: the plan on standard output.
 *
 * @returns the exit code: 0 planned, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function planCommand(args: string[]): Promise<number> {
  const options = readArgs(args)
  if (options === 'help' || options === null) return showUsage(options, USAGE)
  const language = readLanguage(options.lang)
  if (!language.ok) return refuse(language.error)
  const input = await readJsonInput(options.in)
  if (!input.ok) return refuse(input.error)
  const model = compileModel(loadCatalogue({ locale: language.locale }))
  const parsed = parseAnswers(model, input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const crew = await readPeople(model, options.people)
  if (!crew.ok) return refuse(crew.error)
  const settled = await readPins(model, options.pins)
  if (!settled.ok) return refuse(settled.error)

  const decided = await readDecision(options)
  if (!decided.ok) return refuse(decided.error)

  const { targets, start: startOn, hasHistory, levels } = options
  const { people } = crew
  const request = { targets, startOn, hasHistory, people, pins: settled.pins, decision: decided.decision, levels }
  const plan = planRoadmap(model, parsed.sheet, request)
  if (isRefusal(plan)) return refuse({ field: optionOf(plan.field), message: plan.message })
  process.stdout.write(formatJson(plan))
  return 0
}

/** What a field of the request is called on the command line. */
const OPTION_OF: Record<string, string> = { targets: 'target', startOn: 'start' }
const optionOf = (field: string) => OPTION_OF[field] ?? (field.startsWith('levels.') ? 'level' : field)

function readArgs(args: string[]): Options | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        target: { type: 'string', multiple: true },
        level: { type: 'string', multiple: true, default: [] },
        people: { type: 'string' },
        pins: { type: 'string' },
        decision: { type: 'string' },
        start: { type: 'string' },
        history: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return 'help'
    const { in: path, target: targets, level, people, pins, decision, start = today(), history = false, lang } = values
    return path === undefined || targets === undefined
      ? null
      : { in: path, targets, people, pins, decision, start, hasHistory: history, levels: readLevels(level), lang }
  } catch {
    return null
  }
}

/** `capability=level` pairs; what is no number is refused by the plan, which names the capability. */
function readLevels(pairs: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [capability = '', level = ''] = pair.split('=')
      return [capability, /^\d+$/.test(level) ? Number(level) : Number.NaN] as const
    }),
  )
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

type Crew = { ok: true; people: Person[] | undefined } | { ok: false; error: { field: string; message: string } }

async function readPeople(model: Model, path: string | undefined): Promise<Crew> {
  if (path === undefined) return { ok: true, people: undefined }
  const input = await readJsonInput(path)
  return input.ok ? parsePeople(input.json, model.catalogue.constants) : input
}

type Settled = { ok: true; pins: Record<string, Pin> } | { ok: false; error: { field: string; message: string } }

async function readPins(model: Model, path: string | undefined): Promise<Settled> {
  if (path === undefined) return { ok: true, pins: {} }
  const input = await readJsonInput(path)
  return input.ok ? parsePins(input.json, model.catalogue) : input
}

type Decided = { ok: true; decision?: PilotDecision } | { ok: false; error: { field: string; message: string } }

async function readDecision({ decision: path, targets }: Options): Promise<Decided> {
  if (path === undefined) return { ok: true }
  const input = await readJsonInput(path)
  return input.ok ? parseDecision(input.json, targets[0] ?? '') : input
}
