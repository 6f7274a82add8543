import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { minutesLeft } from '#app/core/assessment/minutes-left.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sheetOf } from '#app/server/sheet.server.ts'
import { cardOf, interestsCard, questionWords } from './card-view.server.ts'
import { answeredIn, leadSections, onlyOwn, respondentSections } from './section-groups.ts'
import { INTERESTS, isInterestKnown, type SectionPage } from './section-view.ts'

type Wanted = {
  section: string
  /** The question to show where they are shown one by one; `null`: the first open one. */
  question: string | null
  isPhone: boolean
}

/**
 * Everything that a page of questions shows.
 *
 * @throws a 404 response if there is no such section
 */
export async function sectionPage(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { section, question: wanted, isPhone }: Wanted,
): Promise<SectionPage> {
  const { say } = context.get(services)
  const { catalogue, model } = askedIn(context, open)
  const { locale } = context.get(page)
  const t = await questionWords(locale)
  const sheet = sheetOf(open, catalogue)
  const progress = questionsThatApply(model, sheet)
  const groups = open.respondent
    ? respondentSections({ ...open, catalogue, progress, t })
    : leadSections({ catalogue, progress, t })
  const shown = groups.find(({ id }) => id === section)
  if (!shown) throw refusal(404, say('noSection'))

  const { ids } = shown
  const cards = ids.map((id, index) => {
    const place = { section: shown.name, position: index + 1, count: ids.length }
    if (id === INTERESTS) return interestsCard({ open, catalogue, place, t })
    const question = catalogue.questions.find((known) => known.id === id)
    if (!question) throw new RangeError(`${id} applies but does not exist.`)
    return cardOf({ open, catalogue, question, place, t })
  })

  const { base, answersAt, end } = addressesOf(open)
  const done = answeredIn(progress.questions)
  const isDone = (id: string) => (id === INTERESTS ? isInterestKnown(open.profile) : done.has(id))
  const sections = groups.map(({ id, name, ids: own }) => {
    const answered = own.filter(isDone).length
    return { id, name, href: `${base}/${id}`, answered, total: own.length, isCurrent: id === section }
  })
  const at = groups.indexOf(shown)
  const next = groups[at + 1]
  const previous = groups[at - 1]
  const mode = modeFor(open, isPhone)
  const whole = {
    answersAt,
    section: { id: shown.id, name: shown.name, about: shown.about },
    sections,
    minutesLeft: minutesLeft(catalogue, open.assessment.form, open.respondent ? onlyOwn(progress, groups) : progress),
    profileVersion: open.profile.version,
    interests: sheet.profile.interests ?? [],
    mode,
    isLast: next === undefined,
  } as const
  const nextSection = next ? `${base}/${next.id}` : end
  if (mode === 'sections') {
    return { ...whole, cards, nextHref: nextSection, previousHref: previous ? `${base}/${previous.id}` : null }
  }
  return { ...whole, ...oneOf(cards, wanted, { base, section, nextSection, previous }) }
}

/** As the lead chose for themselves; others by what they hold, and what is typed in from paper as on paper. */
function modeFor({ assessment: { viewMode }, respondent }: OpenAssessment, isPhone: boolean): SectionPage['mode'] {
  if (respondent) return respondent.isSelf && isPhone ? 'single' : 'sections'
  return viewMode === 'single' || viewMode === 'sections' ? viewMode : isPhone ? 'single' : 'sections'
}

/** Where its sections stand, and what comes after the last of them. */
function addressesOf({ assessment, respondent }: OpenAssessment) {
  const base = `/assessments/${assessment.id}`
  const own = respondent?.base ?? base
  const places = { base: `${own}/questions`, answersAt: `${own}/answers` }
  if (respondent === null) return { ...places, end: `${base}/review` }
  return { ...places, end: respondent.isSelf ? respondent.base : `${base}/team` }
}

type Around = { base: string; section: string; nextSection: string; previous: { id: string } | undefined }

function oneOf(cards: SectionPage['cards'], wanted: string | null, { base, section, nextSection, previous }: Around) {
  const found = cards.findIndex(({ question }) => question.id === wanted)
  const firstOpen = cards.findIndex(({ given }) => given.answer === null && given.answers.length === 0)
  const at = found >= 0 ? found : Math.max(0, firstOpen)
  const hrefOf = (index: number) => `${base}/${section}?question=${cards[index]?.question.id}`
  const before = previous ? `${base}/${previous.id}` : null
  return {
    cards: cards.slice(at, at + 1),
    nextHref: at + 1 < cards.length ? hrefOf(at + 1) : nextSection,
    previousHref: at > 0 ? hrefOf(at - 1) : before,
  }
}

/** Browsers say so themselves; the person's own choice counts more. */
export function isPhone(request: Request): boolean {
  return request.headers.get('sec-ch-ua-mobile') === '?1' || /\bMobi/i.test(request.headers.get('user-agent') ?? '')
}
