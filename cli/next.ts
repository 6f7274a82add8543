import { parseArgs } from 'node:util'
import type { CheckRequest } from '#app/core/adaptive/check-state.ts'
import { nextQuestion } from '#app/core/adaptive/next-question.ts'
import { questionsLeft } from '#app/core/adaptive/questions-left.ts'
import { whatStaysOpen } from '#app/core/adaptive/what-stays-open.ts'
import { isTeamJson, parseTeam } from '#app/core/agreement/parse-team.ts'
import { joinAnswers } from '#app/core/agreement/team-answers.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { parseAnswerSheet } from '#app/core/assessment/parse-answer-sheet.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'

const USAGE = `Usage: npm run -s preflight -- next --in answers.json --targets id,id [--ignore-homework]

Prints the question to ask next so that the verdicts on the targets (techniques, use cases) are settled soonest, as JSON:
{question, useCase, why, left, determined, open}. "question" is null once no further answer can change them, or once
nobody can say what is missing; "open" names the missing facts of each verdict and who could know them. "left" is how
many questions are likely left (trial runs). --ignore-homework: ready and ready after homework need not be told apart.
--in - reads standard input. answers.json is that of "score", a team's file works too.
`

/**
 * `next --in file|- --targets a,b`: the next question of a check on standard output.
 *
 * @returns the exit code: 0 done, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function nextCommand(args: string[]): Promise<number> {
  const options = readArgs(args)
  if (options === 'help' || options === null) return showUsage(options, USAGE)
  const input = await readJsonInput(options.in)
  if (!input.ok) return refuse(input.error)
  const model = compileModel(loadCatalogue())
  const unknown = options.targets.find((id) => !model.targetById.has(id))
  if (unknown !== undefined) {
    return refuse({ field: 'targets', message: `"${unknown}" is not a technique or use case of this catalogue.` })
  }
  const parsed = parseInput(model, input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const { sheet, askAgain } = parsed
  const request: CheckRequest = { targets: options.targets, ignoreHomework: options.ignoreHomework, askAgain }
  const { open, determined, ...next } = nextQuestion(model, sheet, request)
  const missing = new Map(whatStaysOpen(model, sheet, request).map((one) => [one.id, one.missing]))
  process.stdout.write(
    formatJson({
      catalogue: model.catalogue.hash,
      ...next,
      left: questionsLeft(model, sheet, request),
      determined,
      open: open.map((target) => ({ ...target, missing: missing.get(target.id) ?? [] })),
    }),
  )
  return 0
}

type Input =
  | { ok: true; sheet: AnswerSheet; askAgain: ReadonlySet<string> }
  | { ok: false; error: { field: string; message: string } }

/** A team's questions that nobody knows so far are asked again while somebody may still answer. */
function parseInput(model: Model, json: unknown): Input {
  if (!isTeamJson(json)) {
    const parsed = parseAnswerSheet(model, json)
    return parsed.ok ? { ...parsed, askAgain: new Set() } : parsed
  }
  const parsed = parseTeam(model, json)
  if (!parsed.ok) return parsed
  const { items, soFar } = joinAnswers(model, parsed.team)
  const waiting = items.filter(({ definite, unsure, pending }) => definite === 0 && unsure > 0 && pending > 0)
  return { ok: true, sheet: soFar, askAgain: new Set(waiting.map(({ question }) => question)) }
}

type Options = { in: string; targets: string[]; ignoreHomework: boolean }

function readArgs(args: string[]): Options | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        targets: { type: 'string' },
        'ignore-homework': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return 'help'
    const { in: path, targets, 'ignore-homework': ignoreHomework = false } = values
    return path === undefined || targets === undefined
      ? null
      : { in: path, targets: targets.split(',').filter((id) => id !== ''), ignoreHomework }
  } catch {
    return null
  }
}
