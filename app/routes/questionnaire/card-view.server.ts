import { randomUUID } from 'node:crypto'
import { createTranslator } from 'use-intl'
import { answersToAskAgain } from '#app/core/pilots/ask-again.ts'
import { type Locale, type Messages, nameOrder } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { type GivenFields, NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { QuestionView } from '#app/routes/questionnaire-parts/question-card.tsx'
import { questionMail } from '#app/routes/questionnaire-parts/question-mail.ts'
import type { UseCaseAnswer } from '#app/routes/questionnaire-parts/use-case-options.tsx'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { scopeAnswer, wordingHash } from '#app/server/sheet.server.ts'
import { isNamed } from '#app/server/unnamed-company.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import type { Profile } from '#db/queries/profiles.server.ts'
import { usesOfCapabilities } from './dependents.server.ts'
import { type CardView, INTERESTS } from './section-view.ts'

/** Interface strings under `app.questions`. */
type Translate = ReturnType<typeof translate>

export async function questionWords(locale: Locale) {
  return translate(locale, await loadMessages(locale))
}

const translate = (locale: Locale, messages: Messages) =>
  createTranslator({ locale, messages, namespace: 'app.questions' })

type CardInput = {
  open: OpenAssessment
  catalogue: Catalogue
  question: Question
  place: { section: string; position: number; count: number }
  t: Translate
}

export function cardOf({ open, catalogue, question, place, t }: CardInput): CardView {
  const answer = open.answers.find(({ questionId }) => questionId === question.id)
  const capability = catalogue.capabilities.find(({ id }) => id === question.capability)
  const use = question.capability ? usesOfCapabilities(catalogue).get(question.capability) : undefined
  const view: QuestionView = {
    id: question.id,
    ...place,
    ask: question.ask,
    help: question.help,
    choices: choicesOf(question, catalogue, open),
    evidenceHint: capability?.evidence,
  }
  return {
    question: view,
    given: givenOf(answer),
    version: answer?.version ?? 0,
    opId: randomUUID(),
    why: question.own === 'added' ? t(question.capability ? 'ownCounts' : 'ownNotes') : (use?.why ?? null),
    example: question.example ?? null,
    useCases: linked(open, 'use-cases', catalogue.useCases, use?.useCases),
    techniques: linked(open, 'techniques', catalogue.techniques, use?.techniques),
    wordingChanged: answer !== undefined && answer.wordingHash !== wordingHash(catalogue, question),
    askedAgainAfter: answersToAskAgain(catalogue, answer ? [answer] : [], open.outcomes).get(question.id) ?? null,
    askHref: open.respondent?.isSelf ? `${open.respondent.base}/pass/${question.id}` : mailOf(view, open, t),
    passedTo: passedToOf(open, catalogue, question.id),
    cameFrom: cameFromOf(open, question.id, t),
    hasDetails: question.kind !== 'scope',
    storedIn: view.choices.kind === 'perUseCase' ? 'profile' : 'answer',
  }
}

/** The second of all questions: which use cases they have in mind. */
export function interestsCard({ open, catalogue, place, t }: Omit<CardInput, 'question'>): CardView {
  const byName = nameOrder(catalogue.locale)
  const chosenTechniques = catalogue.techniques.filter(({ id }) => open.profile.interests.includes(id))
  return {
    question: {
      id: INTERESTS,
      ...place,
      ask: t('interests.ask'),
      help: t('interests.help'),
      choices: {
        kind: 'many',
        options: catalogue.useCases
          .toSorted(byName)
          .map(({ id, name, description }) => ({ id, text: name, about: description })),
        more: {
          summary: t('interests.techniques', { count: chosenTechniques.length }),
          isOpen: chosenTechniques.length > 0,
          options: catalogue.techniques.toSorted(byName).map(({ id, name }) => ({ id, text: name })),
        },
      },
    },
    given: { ...NOTHING_GIVEN, answers: open.profile.interests },
    version: open.profile.version,
    opId: randomUUID(),
    why: t('interests.why'),
    example: null,
    useCases: [],
    techniques: [],
    wordingChanged: false,
    askedAgainAfter: null,
    askHref: '',
    passedTo: null,
    cameFrom: null,
    hasDetails: false,
    storedIn: 'profile',
  }
}

function choicesOf(question: Question, catalogue: Catalogue, open: OpenAssessment): QuestionView['choices'] {
  if (question.kind === 'level') {
    const capability = catalogue.capabilities.find(({ id }) => id === question.capability)
    if (!capability) throw new RangeError(`${question.id} asks for a capability that does not exist.`)
    return { kind: 'steps', statements: capability.levels }
  }
  const options = question.options.filter(({ id }) => id !== 'unsure')
  const useCases = question.perUseCase ? answersByUseCase(question, catalogue, open) : []
  if (useCases.length > 0) return { kind: 'perUseCase', options, useCases }
  return { kind: question.multi ? 'many' : 'one', options }
}

/**
 * What holds for each use case of interest. Where nobody chose for one, what was stated
 * for everything stands, as in scoring; where nothing was, the usual answer.
 */
export function answersByUseCase(
  question: Question,
  catalogue: Catalogue,
  { profile, answers }: { profile: Pick<Profile, 'interests' | 'useCaseScope'>; answers: OpenAssessment['answers'] },
): (UseCaseAnswer & { answer: string; option: string })[] {
  const interested = catalogue.useCases.filter(({ id }) => profile.interests.includes(id))
  const given = answers.find(({ questionId }) => questionId === question.id)
  const stated = given && question.options.find(({ id }) => id === scopeAnswer(given))?.id
  return interested.map(({ id, name, usualScope }) => {
    const chosen = profile.useCaseScope[id]?.[question.id]
    const option = chosen ?? stated ?? usualScope[question.id as keyof typeof usualScope]
    const answer = option === 'unsure' ? 'unsure' : `option:${option}`
    return { id, name, answer, option, from: chosen ? 'chosen' : stated ? 'stated' : 'usual' }
  })
}

/** A stored answer as the fields show it. */
export function givenOf(answer: Answer | undefined): GivenFields {
  if (!answer) return NOTHING_GIVEN
  const { value, note, evidence, toldBy, toldOn } = answer
  const texts = { note, evidence, toldBy, toldOn: toldOn ?? '' }
  if ('unsure' in value) return { ...NOTHING_GIVEN, ...texts, answer: 'unsure' }
  if ('options' in value) return { ...NOTHING_GIVEN, ...texts, answers: value.options }
  if ('option' in value)
    return { ...NOTHING_GIVEN, ...texts, answer: value.option === 'unsure' ? 'unsure' : `option:${value.option}` }
  return { ...NOTHING_GIVEN, ...texts, answer: `level:${value.level}`, ticks: value.ticks ?? [] }
}

/** A discipline's name, or somebody's. */
function passedToOf({ respondent }: OpenAssessment, { disciplines }: Catalogue, questionId: string): string | null {
  const to = respondent?.isSelf ? respondent.passedOn[questionId] : undefined
  if (!to) return null
  return 'name' in to ? to.name : (disciplines.find(({ id }) => id === to.discipline)?.name ?? null)
}

function cameFromOf({ respondent }: OpenAssessment, questionId: string, t: Translate): string | null {
  const routed = respondent?.routed.find((one) => one.questionId === questionId)
  if (!routed || !respondent?.isSelf) return null
  return routed.why === 'unsure' ? t('cameUnsure') : t('cameFrom', { from: routed.from || t('colleague') })
}

function linked(
  open: OpenAssessment,
  kind: 'use-cases' | 'techniques',
  items: readonly { id: string; name: string }[],
  ids: string[] = [],
) {
  // Who was asked sees no result.
  if (open.respondent?.isSelf) return []
  return items
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({ id, name, href: `/assessments/${open.assessment.id}/${kind}/${id}` }))
}

/** A mail that passes one question on, wherever it stands. */
export function passOn({ open, catalogue, question, t }: Omit<CardInput, 'place'>): string {
  return mailOf({ ask: question.ask, choices: choicesOf(question, catalogue, open) }, open, t)
}

type Asked = Pick<QuestionView, 'ask' | 'choices'>

function mailOf({ ask, choices }: Asked, { assessment }: OpenAssessment, t: Translate): string {
  const kind = choices.kind === 'perUseCase' ? 'one' : choices.kind
  const lines =
    choices.kind === 'steps'
      ? choices.statements.map(({ lead, rest }) => lead + rest)
      : choices.options.map(({ text }) => text)
  return questionMail({
    subject: isNamed(assessment.title) ? t('mail.subject', { company: assessment.title }) : t('mail.subjectUnnamed'),
    ask,
    choices: lines,
    firstNumber: kind === 'steps' ? 0 : 1,
    opening: t(`mail.opening.${kind}`),
    closing: t(`mail.closing.${kind}`),
  })
}
