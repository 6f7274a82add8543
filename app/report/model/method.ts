import { readinessByWeights } from '#app/core/scoring/alternative-weights.ts'
import { holdsInScope } from '#app/core/scoring/scope.ts'
import { isInForm } from '#app/core/scoring/scope-plan.ts'
import type { Question } from '#content/schema.ts'
import { givenText } from './answers.ts'
import type { Method } from './method-model.ts'
import { givenAnswer, namedPeople, type ReportContext } from './report-context.ts'

/** How the report came about: who answered, how what is unknown counts, and what was assumed. */
export function describeMethod(context: ReportContext): Method {
  const { words, meta, catalogue, plan } = context
  const share = Math.round(100 * catalogue.constants.lambda)
  return {
    paragraphs: [
      words.t('method.how'),
      words.t('method.unknowns'),
      words.t('method.score', { share, rest: 100 - share }),
      ...otherWeights(context),
      words.t('method.homework'),
      ...(plan ? [words.t('method.plan')] : []),
    ],
    answeredBy: (context.isEmpty ? [] : namedPeople(meta)).map(({ name, disciplines }) => ({
      name,
      disciplines: words.list(disciplines.map((id) => catalogue.disciplines.find((one) => one.id === id)?.name ?? id)),
    })),
    takenAtWord: takenAtWord(context),
    assumptions: listAssumptions(context),
    facts: listFacts(context),
  }
}

/** What the total would be under the catalogue's other sets of weights; nothing while there is no total. */
function otherWeights({ words, catalogue, score, isEmpty }: ReportContext): string[] {
  const { weightsId } = catalogue.constants
  const others = Object.entries(readinessByWeights(catalogue, score)).flatMap(([id, readiness]) =>
    id === weightsId || readiness === null ? [] : [words.range(readiness).text],
  )
  if (isEmpty || others.length === 0) return []
  return [words.t('method.weights', { count: others.length, list: words.list(others) })]
}

function takenAtWord(context: ReportContext): string | null {
  const count = countClaims(context)
  return context.sheet.form === 'short' && count > 0 ? context.words.t('method.takenAtWord', { count }) : null
}

/** Claimed levels that the full form checks by facts and the short one does not. */
function countClaims(context: ReportContext): number {
  const { catalogue, sheet, scopes, levelQuestions, levels } = context
  const checks = catalogue.questions.filter((question) => question.kind === 'fact' && !isInForm(sheet.form, question))
  const claimed = checks.filter(({ capability, fromLevel, scopeCondition }) => {
    const level = levelQuestions.get(capability ?? '')?.id ?? ''
    const claim = sheet.spans?.[level]?.hi ?? sheet.answers[level]
    const applies = levels.get(capability ?? '')?.applies && holdsInScope(scopeCondition, scopes.organisation)
    return applies && typeof claim === 'number' && claim >= (fromLevel ?? 0)
  })
  return new Set(claimed.map(({ capability }) => capability)).size
}

function listAssumptions(context: ReportContext): Method['assumptions'] {
  return context.catalogue.questions.flatMap((question) => {
    const scope = context.scopes.organisation.get(question.id)
    if (question.kind !== 'scope' || !scope?.assumed) return []
    const isUnsure = givenAnswer(context, question.id) === 'unsure'
    return [{ question: question.ask, text: assumedText(context, question, { chosen: scope.chosen, isUnsure }) }]
  })
}

type Assumed = { chosen: readonly string[]; isUnsure: boolean }

function assumedText(context: ReportContext, question: Question, { chosen, isUnsure }: Assumed): string {
  const { words } = context
  if (chosen.length === 0 || chosen.includes('unsure'))
    return words.t(isUnsure ? 'method.unsureCautious' : 'method.cautious')
  const text = givenText(context, question, chosen)
  return words.t(isUnsure ? 'method.unsureScope' : 'method.assumed', { text })
}

function listFacts(context: ReportContext): Method['facts'] {
  const { words, catalogue, meta, score, sheet } = context
  const fact = (label: 'form' | 'catalogue' | 'engine' | 'started' | 'submitted' | 'answers', text: string) => ({
    label: words.t(`method.${label}`),
    text,
  })
  return [
    fact('form', words.t(`form.${sheet.form}`)),
    fact('catalogue', catalogue.version),
    fact('engine', score.engine),
    ...(meta.startedOn ? [fact('started', words.date(meta.startedOn))] : []),
    ...(meta.submittedOn ? [fact('submitted', words.date(meta.submittedOn))] : []),
    ...(context.isEmpty ? [] : [fact('answers', answeredText(context))]),
  ]
}

function answeredText({ words, states }: ReportContext): string {
  const asked = [...states.values()].filter((state) => state !== 'vacuous')
  const unsure = asked.filter((state) => state === 'unsure').length
  const answered = asked.filter((state) => state === 'answered').length + unsure
  const values = { answered, asked: asked.length }
  return unsure > 0 ? words.t('method.answersUnsure', { ...values, unsure }) : words.t('method.answersText', values)
}
