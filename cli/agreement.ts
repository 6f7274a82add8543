import { parseArgs } from 'node:util'
import { type Agreement, assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import type { Alpha } from '#app/core/agreement/krippendorff.ts'
import { isTeamJson, parseTeam } from '#app/core/agreement/parse-team.ts'
import { parseRatings, rateAgreement } from '#app/core/agreement/rate-agreement.ts'
import type { Spread } from '#app/core/agreement/spread.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'

const USAGE = `Usage: npm run -s preflight -- agreement --in team.json [--targets id,id]
       npm run -s preflight -- agreement --in ratings.json

How far a team agrees, as JSON: each question with the levels it spans so far and for good, Krippendorff's alpha, what
to talk about first (by the verdicts of the targets that hang on it) and the verdicts so far and for good.
--targets are techniques or use cases; without them the interests of the profile, or all. --in - reads standard input.

Example of team.json; "pending" people have not answered yet, a respondent with "pending": true may still go on:

{
  "profile": {"scope-personal-data": "yes", "interests": ["uc-support-chatbot"]},
  "respondents": [
    {"id": "ann", "disciplines": ["marketing"], "lead": true, "answers": {"q-kpi-definition": 2, "q-data-quality": 3}},
    {"id": "ben", "disciplines": ["data"], "answers": {"q-kpi-definition": 0, "q-data-quality": "unsure"}}
  ],
  "pending": [{"id": "cem", "disciplines": ["legal"]}],
  "consensus": [{"question": "q-pilot-scope", "answer": 1, "by": "ann", "on": "2026-11-22", "reason": "Agreed in the workshop"}]
}

Example of ratings.json, one column a unit: {"observers": {"A": [1, 2, null, 3], "B": [1, 3, 2, 3]}}
`

/**
 * `agreement --in file|-`: how far people agree, on standard output.
 *
 * @returns the exit code: 0 done, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function agreementCommand(args: string[]): Promise<number> {
  const options = readArgs(args)
  if (options === 'help' || options === null) return showUsage(options, USAGE)
  const input = await readJsonInput(options.in)
  if (!input.ok) return refuse(input.error)
  if (isTeamJson(input.json)) return printTeam(input.json, options.targets)
  const parsed = parseRatings(input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const { alpha, items } = rateAgreement(parsed.ratings)
  process.stdout.write(
    formatJson({
      ...shownAlpha(alpha),
      items: items.map(({ unit, ratings, hull, spread }) => ({ unit, ratings, level: hull, ...shownSpread(spread) })),
    }),
  )
  return 0
}

function printTeam(json: unknown, targets: string[]): number {
  const model = compileModel(loadCatalogue())
  const unknown = targets.find((id) => !model.targetById.has(id))
  if (unknown !== undefined) {
    return refuse({ field: 'targets', message: `"${unknown}" is not a technique or use case of this catalogue.` })
  }
  const parsed = parseTeam(model, json)
  if (!parsed.ok) return refuse(parsed.error)
  process.stdout.write(formatJson(shown(assessAgreement(model, parsed.team, targets))))
  return 0
}

function shown({ answers, soFar, final, alpha, disputes }: Agreement) {
  return {
    catalogue: soFar.catalogue,
    engine: soFar.engine,
    ...shownAlpha(alpha),
    items: answers.items.map(({ answer: _, spread, ...item }) => ({ ...item, ...shownSpread(spread) })),
    disputes,
    readiness: { soFar: soFar.readiness, final: final.readiness },
    techniques: shownVerdicts(soFar.techniques, final.techniques),
    useCases: shownVerdicts(soFar.useCases, final.useCases),
  }
}

const shownAlpha = ({ values, reading, why, units }: Alpha) => ({ alpha: values, reading, why, units })

function shownSpread(spread: Spread | null) {
  const { width = null, averageDeviation = null, withinGroup = null, flag = null } = spread ?? {}
  return { width, ad: averageDeviation, rwg: withinGroup, flag }
}

function shownVerdicts(soFar: TargetScore[], final: TargetScore[]) {
  const part = ({ verdict, range }: TargetScore) => ({ verdict, range })
  return soFar.map((target, index) => ({
    id: target.id,
    applies: target.applies,
    soFar: part(target),
    final: part(final[index] as TargetScore),
  }))
}

function readArgs(args: string[]): { in: string; targets: string[] } | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: { in: { type: 'string' }, targets: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    return values.in === undefined ? null : { in: values.in, targets: values.targets?.split(',') ?? [] }
  } catch {
    return null
  }
}
