import { HINT_KINDS, type LegalHint, type PrivacyRules, type ScreeningOutcome } from '#content/privacy-rules.ts'
import type { Dated } from '#content/regulation.ts'
import { type PrivacyAnswers, UNSURE } from '../screening/answers.ts'
import type { ScreeningResult } from '../screening/screening-result.ts'
import { listHints } from '../screening/side-notes.ts'
import { placesOf } from './cited-place.ts'
import { type AnswerStep, answerStep, found, type OpenQuestion, viewScreeningQuestion } from './question-view.ts'
import type { InterestView, ScreeningView } from './screening-view.ts'

/**
 * Puts a screening into words: everything that a page, a list or a document shows of it.
 *
 * @param answers those that were screened
 * @param told.isCountryOpen nobody said where the company is: what holds in one country alone is told with a condition
 * @throws RangeError if the screening was made with other rules
 */
export function viewScreening(
  rules: PrivacyRules,
  result: ScreeningResult,
  answers: PrivacyAnswers,
  { isCountryOpen = false } = {},
): ScreeningView {
  const { outcome, undetermined } = result
  const step = (question: string) => stepOf(rules, question, answers)
  const open = openQuestions(rules, answers)
  const list = rules.nationalLists.find(({ country }) => country === result.country)
  return {
    on: result.on,
    asOf: oldestOf([...rules.questions, ...rules.outcomes, ...rules.criteria, ...rules.hints]),
    outcome,
    said: outcome === 'undetermined' ? null : saidOf(rules, outcome),
    possible: result.possible.map((id) => ({ id, name: found(rules.outcomes, id).name })),
    reasons: result.reasons.map(({ ground, because, sources }) => ({
      id: ground,
      says: groundSays(rules, ground),
      places: placesOf(sources),
      because: because.map(({ question }) => step(question)),
    })),
    criteria: {
      enough: rules.enoughCriteria,
      all: rules.criteria.map(({ number, name }) => ({ number, name, state: criterionState(result, number) })),
    },
    nationalList: list
      ? { country: list.country, name: list.name, authority: list.authority, leftOut: list.leftOut }
      : null,
    places: placesOf(result.citations),
    hints: [...viewHints(rules, result), ...(isCountryOpen ? hintsElsewhere(rules, result, answers) : [])],
    contested: result.contested.map(({ id, state }) => viewContested(rules, id, state)),
    gaps: listGaps(rules, result),
    interest: viewInterest(rules, result, open),
    questions: open([...(undetermined?.ask ?? []), ...(undetermined?.unsure ?? [])]),
    facts: open(result.open),
    recordFields: result.recordFields.map((id) => found(rules.recordFields, id).name),
    path: rules.questions.filter(({ id }) => answers.has(id)).map(({ id }) => step(id)),
  }
}

/** The GDPR first and what is not law yet last; what one country adds stands behind what holds everywhere. */
function viewHints({ hints }: PrivacyRules, result: ScreeningResult): ScreeningView['hints'] {
  return result.hints
    .map((note) => ({ note, hint: found(hints, note.id) }))
    .sort((a, b) => placeOf(a.hint) - placeOf(b.hint))
    .map(({ note, hint: { kind, name, says, do: todo, sources } }) => {
      return { ...note, kind, name, says, do: todo, places: placesOf(sources), ifCountry: null }
    })
}

/** What would hold besides in each country whose law the rules know. */
const hintsElsewhere = (
  rules: PrivacyRules,
  { on }: ScreeningResult,
  answers: PrivacyAnswers,
): ScreeningView['hints'] =>
  rules.nationalLists.flatMap(({ country, name: ifCountry }) =>
    listHints(rules, answers, { on, country }).flatMap((note) => {
      const { country: where, kind, name, says, do: todo, sources } = found(rules.hints, note.id)
      return where === country ? [{ ...note, kind, name, says, do: todo, places: placesOf(sources), ifCountry }] : []
    }),
  )

const placeOf = ({ kind, country }: LegalHint) => HINT_KINDS.indexOf(kind) + (country === null ? 0 : 0.5)

const stepOf = (rules: PrivacyRules, question: string, answers: PrivacyAnswers): AnswerStep =>
  answerStep(viewScreeningQuestion(rules, question), answers.get(question) ?? UNSURE)

const openQuestions =
  (rules: PrivacyRules, answers: PrivacyAnswers) =>
  (ids: readonly string[]): OpenQuestion[] =>
    ids.map((id) => ({ id, ask: found(rules.questions, id).ask, isUnsure: answers.get(id) === UNSURE }))

function saidOf({ outcomes }: PrivacyRules, outcome: ScreeningOutcome): ScreeningView['said'] {
  const { name, says, next } = found(outcomes, outcome)
  return { name, says, next }
}

function criterionState({ criteria, criteriaOpen, outcome }: ScreeningResult, number: number) {
  if (criteria.includes(number)) return 'met'
  return criteriaOpen.includes(number) && outcome !== 'notApplicable' ? 'open' : 'notMet'
}

/** What a ground such as `criterion:5` says. @throws RangeError for one that the rules do not have */
function groundSays(rules: PrivacyRules, ground: string): string {
  const [kind = '', id = ''] = splitOnce(ground, ':')
  switch (kind) {
    case 'applies':
      return rules.applies.says
    case 'stop':
      return found(rules.stops, id).says
    case 'statute':
      return found(rules.statuteCases, id).says
    case 'criterion':
      return criterionNamed(rules, Number(id))
    default:
      return listEntry(rules, id)
  }
}

function criterionNamed({ criteria }: PrivacyRules, number: number): string {
  const criterion = criteria.find((one) => one.number === number)
  if (!criterion) throw new RangeError(`There is no criterion ${number}.`)
  return criterion.name
}

/** @param id such as `de-11` */
function listEntry({ nationalLists }: PrivacyRules, id: string): string {
  const [country = '', number = ''] = splitOnce(id, '-')
  const entry = nationalLists.find((list) => list.country === country)?.entries.find((one) => one.number === number)
  if (!entry) throw new RangeError(`No national list has "${id}".`)
  return entry.says
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function viewContested(rules: PrivacyRules, id: string, state: 'holds' | 'possible') {
  const { name, readings, advice, sources } = found(rules.contested, id)
  const worded = readings.map(({ says, sources: own }) => ({ says, places: placesOf(own) }))
  return { id, name, readings: worded, advice, places: placesOf(sources), state }
}

function listGaps(rules: PrivacyRules, { gdpr }: ScreeningResult): ScreeningView['gaps'] {
  return gdpr
    .filter(({ state }) => state === 'gap')
    .map(({ question, fineTier }) => {
      const { ask, mend, sources } = found(rules.questions, question)
      const fine = fineTier === null ? null : found(rules.fineTiers, fineTier).says
      return { id: question, ask, mend: mend ?? '', fine, places: placesOf(sources) }
    })
}

function viewInterest(
  rules: PrivacyRules,
  { legitimateInterest }: ScreeningResult,
  open: (ids: readonly string[]) => OpenQuestion[],
): InterestView | null {
  if (!legitimateInterest) return null
  const { outcome, against, undetermined } = legitimateInterest
  return {
    outcome,
    against: against.map(({ rule, step, effect, sources }) => {
      return { id: rule, says: found(rules.interestRules, rule).says, step, effect, places: placesOf(sources) }
    }),
    questions: open([...(undetermined?.ask ?? []), ...(undetermined?.unsure ?? [])]),
  }
}

function oldestOf(items: readonly Pick<Dated, 'asOf'>[]): string {
  return items.map(({ asOf }) => asOf).sort()[0] ?? ''
}
