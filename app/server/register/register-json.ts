import type { PlacingRules } from '#app/core/governance/register/place-system.ts'
import { factsOf } from '#app/core/governance/register/record.ts'
import type { SystemAnswer } from '#app/core/governance/register/system.ts'
import type { FiledSystem } from './register-file.server.ts'

/** `notice`: that this is no advice, in the language of whoever has the file. */
type Whole = { company: string; on: string; rules: PlacingRules; notice: string }

/**
 * A register as JSON, for other programs.
 *
 * `format` names this shape and changes with it; `on` is the day by whose law everything is placed, `asOf` the one on
 * which the law was read; `rules` are the hashes of both sets of rules. Each system has its facts, the fields told for
 * the record of processing, every answer with the words it was given to, and, as the command line prints them,
 * `triage` (`classify`) and `screening` (`screen`). `record` is the newest record; `null`: there is none. Ids are those
 * of the rules; days are ISO.
 */
export function registerJson({ company, on, rules, notice }: Whole, filed: readonly FiledSystem[]) {
  return {
    format: 'preflight-register-1',
    company,
    on,
    asOf: rules.aiAct.asOf,
    rules: { aiAct: rules.aiAct.hash, privacy: rules.privacy.hash },
    systems: filed.map(({ system, placement, record }) => ({
      id: system.id,
      ...factsOf(system),
      processing: system.record,
      answers: system.answers.map((answer) => answerJson(rules, answer)),
      told: placement.told,
      unconfirmed: placement.unconfirmed,
      triage: placement.triage,
      screening: placement.screening,
      record: record ? { number: record.number, placedOn: record.placedOn, state: record.state } : null,
    })),
    notice,
  }
}

function answerJson(rules: PlacingRules, { part, questionId, answer, source }: SystemAnswer) {
  const { questions } = part === 'ai-act' ? rules.aiAct : rules.privacy
  const question = questions.find(({ id }) => id === questionId)
  return {
    part,
    question: questionId,
    ask: question?.ask ?? null,
    answer,
    text: question?.options.find(({ id }) => id === answer)?.text ?? null,
    source,
  }
}
