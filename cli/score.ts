import { parseArgs } from 'node:util'
import { isTeamJson, parseTeam } from '#app/core/agreement/parse-team.ts'
import { scoreTeam } from '#app/core/agreement/score-team.ts'
import { parseAnswerSheet } from '#app/core/assessment/parse-answer-sheet.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'

const USAGE = `Usage: npm run -s preflight -- score --in answers.json

Scores one answer sheet and prints the result as JSON. --in - reads standard input.
Not sure is "unsure"; a missing key is not answered. A team's file (see "agreement") is scored by what was answered so
far; "final" holds what no answer still to come can change. Example of answers.json:

{
  "form": "full",
  "profile": {
    "scope-personal-data": "yes",
    "scope-ai-in-use": ["genai", "chatbot"],
    "interests": ["uc-support-chatbot"],
    "useCases": {"uc-support-chatbot": {"scope-public-output": "yes"}}
  },
  "answers": {"q-kpi-definition": 2, "q-pilot-scope": "unsure", "f-adoption-share": "q25"}
}
`

/**
 * `score --in file|-`: the result of one answer sheet on standard output.
 *
 * @returns the exit code: 0 scored, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function scoreCommand(args: string[]): Promise<number> {
  const path = readArgs(args)
  if (path === 'help' || path === null) return showUsage(path, USAGE)
  const input = await readJsonInput(path.in)
  if (!input.ok) return refuse(input.error)
  const model = compileModel(loadCatalogue())
  if (isTeamJson(input.json)) return printTeam(model, input.json)
  const parsed = parseAnswerSheet(model, input.json)
  if (!parsed.ok) return refuse(parsed.error)
  process.stdout.write(formatJson(score(model, parsed.sheet)))
  return 0
}

/** What a team comes to so far, and under `final` what holds whatever is still to come. */
function printTeam(model: Model, json: unknown): number {
  const parsed = parseTeam(model, json)
  if (!parsed.ok) return refuse(parsed.error)
  const { soFar, final } = scoreTeam(model, parsed.team)
  const verdicts = (targets: TargetScore[]) => targets.map(({ id, verdict, range }) => ({ id, verdict, range }))
  const { readiness, stage, techniques, useCases } = final
  const settled = { readiness, stage, techniques: verdicts(techniques), useCases: verdicts(useCases) }
  process.stdout.write(formatJson({ ...soFar, final: settled }))
  return 0
}

function readArgs(args: string[]): { in: string } | 'help' | null {
  try {
    const { values } = parseArgs({ args, options: { in: { type: 'string' }, help: { type: 'boolean' } } })
    if (values.help) return 'help'
    return values.in === undefined ? null : { in: values.in }
  } catch {
    return null
  }
}
