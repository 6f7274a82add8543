import type { RouterContextProvider } from 'react-router'
import { page } from '#app/context.server.ts'
import { questionsLeft } from '#app/core/adaptive/questions-left.ts'
import { whatStaysOpen } from '#app/core/adaptive/what-stays-open.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { score } from '#app/core/scoring/score.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { cardOf, interestsCard, questionWords } from '#app/routes/questionnaire/card-view.server.ts'
import { type CardView, INTERESTS, MAX_INTERESTS, type SectionPage } from '#app/routes/questionnaire/section-view.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { stillAsked } from '#app/server/team-sheet.server.ts'
import type { Question } from '#content/schema.ts'
import type { EndedTarget, Missing, QuickPage, SettledTarget } from './quick-page.ts'
import { quickSheet, suggestedUseCases } from './quick-sheet.server.ts'

type Quick = ReturnType<typeof quickSheet>

/**
 * What the quick check shows now: the choice of what it is about, one question, or its end.
 *
 * @param asked.wanted a question to look at again; `null`: the next one
 * @param asked.about as in {@link quickSheet}
 */
export async function quickPage(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { wanted, about }: { wanted: string | null; about: string | null },
): Promise<QuickPage> {
  const quick = quickSheet(context, open, about)
  const { catalogue, model, targets, next } = quick
  const t = await questionWords(context.get(page).locale)
  if (targets.length === 0 || wanted === INTERESTS) {
    const place = { section: t('scope.name'), position: 1, count: 0 }
    const suggested = catalogue.useCases.filter(({ id }) => suggestedUseCases(model).includes(id))
    const card = interestsCard({ open, catalogue, place, t })
    card.question.help = t('interests.quickHelp')
    return {
      state: 'choose',
      page: pageOf(open, card, { about: null, previousHref: null }),
      suggested: suggested.map(({ name }) => name),
    }
  }
  const again = askedAgain(quick, wanted)
  const question = again ?? catalogue.questions.find(({ id }) => id === next.question)
  if (!question) return endOf(open, quick)
  const asked = again?.id === next.question ? next : again ? null : next
  const section = catalogue.dimensions.find(({ id }) => id === question.section)?.name ?? t('scope.name')
  const card = cardOf({ open, catalogue, question, place: { section, position: 1, count: 0 }, t })
  return {
    state: 'ask',
    page: pageOf(open, card, { about, previousHref: beforeIn(open, quick, question) }),
    capability: catalogue.capabilities.find(({ id }) => id === asked?.why?.capability)?.name ?? null,
    targets: namesOf(open, quick, asked?.why?.targets ?? []).map(({ name }) => name),
    left: questionsLeft(model, quick.sheet, { targets }),
    settled: settledIn(open, quick),
    wanted: targets.length,
    focus: about === null ? null : (namesOf(open, quick, [about])[0]?.name ?? null),
  }
}

/** One question that applies and was answered, or that is the next one. */
function askedAgain({ catalogue, model, sheet, next }: Quick, wanted: string | null): Question | undefined {
  const standing = questionsThatApply(model, sheet).questions.find(({ id }) => id === wanted)
  const isShown = standing?.isAsked && (standing.state !== 'open' || wanted === next.question)
  return isShown ? catalogue.questions.find(({ id }) => id === wanted) : undefined
}

type Place = { about: string | null; previousHref: string | null }

function pageOf(open: OpenAssessment, card: CardView, { about, previousHref }: Place): SectionPage {
  return {
    answersAt: `/assessments/${open.assessment.id}/answers`,
    section: { id: 'quick', name: card.question.section, about: '' },
    sections: [],
    minutesLeft: 0,
    cards: [card],
    profileVersion: open.profile.version,
    interests: open.profile.interests,
    mode: 'single',
    nextHref: placeOfQuick(open, { about }),
    previousHref,
    isLast: false,
    ...(about !== null && { about }),
  }
}

type QuickPlace = { about: string | null; question?: string }

/** The address of a quick check: of what it is about, at a question or at the next one. */
export function placeOfQuick(
  { assessment }: Pick<OpenAssessment, 'assessment'>,
  { about, question }: QuickPlace = { about: null },
): string {
  const search = new URLSearchParams({ ...(about !== null && { about }), ...(question !== undefined && { question }) })
  const path = `/assessments/${assessment.id}/quick`
  return search.size === 0 ? path : `${path}?${search}`
}

/** What was answered last before this question; at the beginning the choice, where there was one. */
function beforeIn(open: OpenAssessment, { catalogue, about }: Quick, question: Question): string | null {
  const answered = open.answers
    .filter(({ questionId }) => catalogue.questions.some(({ id }) => id === questionId))
    .toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
  const at = answered.findIndex(({ questionId }) => questionId === question.id)
  const before = answered[(at === -1 ? answered.length : at) - 1]
  if (!before && about !== null) return null
  return placeOfQuick(open, { about, question: before?.questionId ?? INTERESTS })
}

function namesOf({ assessment }: OpenAssessment, { catalogue, model }: Quick, ids: readonly string[]) {
  const byName = nameOrder(catalogue.locale)
  return [...catalogue.useCases.toSorted(byName), ...catalogue.techniques.toSorted(byName)]
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => {
      const folder = model.targetById.get(id)?.kind === 'useCase' ? 'use-cases' : 'techniques'
      return { id, name, href: `/assessments/${assessment.id}/${folder}/${id}` }
    })
}

function settledIn(open: OpenAssessment, quick: Quick): SettledTarget[] {
  const { determined } = quick.next
  const named = namesOf(
    open,
    quick,
    determined.map(({ id }) => id),
  )
  return named.map((target) => ({
    ...target,
    verdict: determined.find(({ id }) => id === target.id)?.verdict ?? null,
  }))
}

/** Settled verdicts, with how far each still is. */
function endedIn(open: OpenAssessment, quick: Quick): EndedTarget[] {
  const { techniques, useCases } = score(quick.model, quick.sheet)
  return settledIn(open, quick).map((target) => {
    const own = [...techniques, ...useCases].find(({ id }) => id === target.id)
    const steps = target.verdict === 'readyAfterHomework' ? own?.homeworkSteps : own?.steps
    return { ...target, steps: target.verdict !== null && steps && steps.hi > 0 ? steps : null }
  })
}

function endOf(open: OpenAssessment, quick: Quick): QuickPage {
  const { catalogue, model, sheet, targets, about } = quick
  const stays = whatStaysOpen(model, sheet, { targets })
  const missingIn = (id: string) => {
    const missing = new Map<string, Missing>()
    for (const { question, because, who } of stays.find((one) => one.id === id)?.missing ?? []) {
      const { ask } = catalogue.questions.find((known) => known.id === question) as Question
      const names = who.flatMap((id) => catalogue.disciplines.find((one) => one.id === id) ?? []).slice(0, MOST_NAMED)
      const href = placeOfQuick(open, { about, question })
      missing.set(question, { question, ask, because, who: names.map(({ name }) => name), href })
    }
    return [...missing.values()]
  }
  const named = namesOf(
    open,
    quick,
    stays.map(({ id }) => id),
  )
  const { minutesLeft } = questionsThatApply(model, sheet)
  return {
    state: 'end',
    settled: endedIn(open, quick),
    open: named.map((target) => ({ ...target, missing: missingIn(target.id) })),
    isAllAsked: minutesLeft === 0,
    missingPeople: stillAsked(open.team).length,
    isShortForm: open.assessment.form === 'short',
    focus: about === null ? null : focusOf(open, quick, about),
  }
}

/** The page of what it was about, and whether the team has it in mind already. */
function focusOf({ profile }: OpenAssessment, { catalogue, model }: Quick, about: string) {
  const name = [...catalogue.useCases, ...catalogue.techniques].find(({ id }) => id === about)?.name ?? about
  const place = model.targetById.get(about)?.kind === 'useCase' ? '/use-cases' : '/glossary'
  const isFull = profile.interests.length >= MAX_INTERESTS
  const inMind = profile.interests.includes(about) ? ('yes' as const) : isFull ? ('full' as const) : ('mayAdd' as const)
  return { id: about, name, page: `${place}/${about}`, inMind }
}

/** Only those placed best are named as who could know. */
const MOST_NAMED = 2
