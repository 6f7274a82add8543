import { refsOf } from '#app/core/scoring/bind-expression.ts'
import { TRUE, type Truth, UNKNOWN } from '#app/core/scoring/truth.ts'
import type { LegalSource, ScreeningOutcome } from '#content/privacy-rules.ts'
import { type PrivacyAnswers, UNSURE } from './answers.ts'
import type { Ground, Grounds, ScreeningModel } from './compile-screening.ts'
import { openQuestions } from './next-question.ts'
import type { Reason, ScreeningResult } from './screening-result.ts'
import { listContested, listHints, listOpenFacts, listRecordFields, reviewArticles } from './side-notes.ts'
import { weighInterest } from './weigh-interest.ts'

const LEGITIMATE_INTEREST = 'legitimate_interest'

/**
 * Says whether a processing needs an impact assessment, and why, with everything else that its answers touch.
 *
 * What is unsure or not answered is never guessed: `possible` has every outcome that it leaves, and `undetermined`
 * the questions that would settle it, best first.
 *
 * @param answers options by question id; those of unknown questions are ignored
 */
export function screen(model: ScreeningModel, answers: PrivacyAnswers): ScreeningResult {
  const { rules, on, grounds, whole } = model
  const country = model.list?.country ?? null
  const node = whole.diagram.nodeFor(answers)
  const possible = whole.diagram.possible(node)
  const [only] = possible
  const outcome = possible.length === 1 && only !== undefined ? only : 'undetermined'
  const hasScope = outcome !== 'notApplicable'
  const met = hasScope ? groundsThatAre(TRUE, grounds, answers) : [grounds.applies]
  const open = hasScope ? groundsThatAre(UNKNOWN, grounds, answers) : []
  const hints = listHints(rules, answers, { on, country })
  const contested = listContested(rules, answers)
  const result: ScreeningResult = {
    rules: rules.hash,
    on,
    country,
    outcome,
    possible,
    statute: numbersOf(met, 'statute:'),
    criteria: numbersOf(met, 'criterion:').map(Number),
    criteriaOpen: numbersOf(open, 'criterion:').map(Number),
    nationalList: numbersOf(met, `list:${country}-`),
    nationalListOpen: numbersOf(open, `list:${country}-`),
    reasons: met.map((ground) => reasonFor(ground, answers)),
    citations: citationsOf(model, possible, met),
    hints,
    contested,
    gdpr: reviewArticles(rules, answers),
    recordFields: hasScope ? listRecordFields(rules, answers) : [],
    legitimateInterest: answers.get('legal-basis') === LEGITIMATE_INTEREST ? weighInterest(rules, answers) : null,
    open: listOpenFacts(rules, answers, { on, country }),
    reviewDue: reviewDue(model, [...possible, ...[...hints, ...contested].map(({ id }) => id)], met),
  }
  return outcome === 'undetermined' ? { ...result, undetermined: openQuestions(model, answers) } : result
}

const groundsThatAre = (truth: Truth, { stops, statute, criteria, list }: Grounds, answers: PrivacyAnswers): Ground[] =>
  [...stops, ...statute, ...criteria, ...list].filter(({ holds }) => holds(answers) === truth)

/** What stands behind the prefix, such as the number of a criterion. */
const numbersOf = (grounds: readonly Ground[], prefix: string): string[] =>
  grounds.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => id.slice(prefix.length))

function reasonFor({ id, when, sources }: Ground, answers: PrivacyAnswers): Reason {
  const because = refsOf(when).flatMap((question) => {
    const answer = answers.get(question)
    return answer === undefined || answer === UNSURE ? [] : [{ question, answer }]
  })
  return { ground: id, because, sources }
}

function citationsOf(
  { rules }: ScreeningModel,
  possible: readonly ScreeningOutcome[],
  met: readonly Ground[],
): LegalSource[] {
  const told = rules.outcomes.filter(({ id }) => possible.includes(id))
  const all = [...told, ...met].flatMap(({ sources }) => sources)
  return [...new Map(all.map((source) => [`${source.act} ${source.article}`, source])).values()]
}

function reviewDue({ rules, on }: ScreeningModel, used: readonly string[], met: readonly Ground[]): string[] {
  const texts = [...rules.outcomes, ...rules.hints, ...rules.contested].filter(({ id }) => used.includes(id))
  return [...texts, ...met].filter(({ reviewBy }) => reviewBy < on).map(({ id }) => id)
}
