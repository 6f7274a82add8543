import type { Plan } from '#app/core/roadmap/plan.ts'
import { MOST_WEEKS } from '#app/core/roadmap/propose-targets.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { againKey, decidedSentence, overHeadline } from './decided.ts'
import { homeworkActions } from './homework.ts'
import { fridayBefore, inScheduleOrder, weekStart } from './plan-dates.ts'
import { refusalText } from './refusal.ts'
import { isOnlyInFull, openQuestions, personName, type ReportContext, targetName } from './report-context.ts'
import type { OpenQuestion, Phrase } from './report-parts.ts'
import type { Summary } from './summary-model.ts'
import type { TargetEntry, UseCaseEntry } from './target-model.ts'
import { weeksWords } from './targets.ts'

const DAYS_OF_A_YEAR = 365
/** What brings a plan where people are missing. */
const ASK_FOR = { role: 'ask.hats', owner: 'ask.owner' } as const

export type Headline = Pick<Summary, 'state' | 'headline' | 'lead' | 'ask' | 'pilotStartsOn'>

/** What a managing director reads first: what, when, what it costs, what is asked of them today (needs 4). */
export function writeHeadline(
  context: ReportContext,
  rows: readonly UseCaseEntry[],
  candidate: TargetEntry | null,
): Headline {
  const { plan, refusal, words } = context
  if (plan) return plannedHeadline(context, plan, { candidate, rows })
  if (context.isEmpty) {
    const lead = [{ text: words.t('lead.empty') }]
    return {
      state: 'empty',
      headline: words.t('headline.empty'),
      lead,
      ask: [{ text: words.t('ask.empty') }],
      pilotStartsOn: null,
    }
  }
  const open = openQuestions(context, bestPotentials(context))
  const isFar = !refusal && rows.length > 0 && rows.every(isFarAway)
  return {
    state: 'refused',
    headline: words.t(isFar ? 'headline.far' : 'headline.refused', { piloted: pilotedBefore(context) }),
    lead: words.phrases(
      isFar ? nearestSentence(context, rows) : refusal ? refusalText(context, refusal) : words.t('lead.mostlyOpen'),
    ),
    ask: words.phrases(
      refusal?.reason === 'role' || refusal?.reason === 'owner'
        ? words.t(ASK_FOR[refusal.reason], { name: String(refusal.values.name ?? '') })
        : isFar && open.length === 0
          ? words.t('ask.far')
          : words.t('ask.refused', askValues(context, open)),
    ),
    pilotStartsOn: null,
  }
}

/** Who has piloted before waits for the next pilot, anybody else for a first one. */
function pilotedBefore({ meta }: ReportContext): 'yes' | 'no' {
  return meta.hasPiloted ? 'yes' : 'no'
}

/** Whatever the open answers turn out to be: too many weeks, or a fact of the business that no action changes. */
function isFarAway({ weeks, blockers }: UseCaseEntry): boolean {
  if (weeks !== null) return weeks.lo > MOST_WEEKS
  return blockers.some(({ isMissing, wayOut }) => isMissing && wayOut !== null)
}

function nearestSentence({ words }: ReportContext, rows: readonly UseCaseEntry[]): string {
  const reachable = rows.filter(({ weeks }) => weeks !== null)
  const [nearest] = reachable.toSorted((a, b) => (a.weeks?.hi ?? 0) - (b.weeks?.hi ?? 0))
  if (!nearest) return words.t('lead.noneReachable')
  return words.t('lead.nearest', {
    name: words.mark('useCase', nearest.id, nearest.name),
    weeks: nearest.weeks ? weeksWords(words, nearest.weeks) : nearest.weeksText,
  })
}

type Named = { candidate: TargetEntry | null; rows: readonly UseCaseEntry[] }

function plannedHeadline(context: ReportContext, plan: Plan, { candidate, rows }: Named): Headline {
  const over = overHeadline(context, plan)
  if (over) return over
  const pilot = plan.schedule.find(({ phase }) => phase === 'pilot')
  const startsOn = weekStart(plan, pilot?.start ?? plan.prepareWeeks)
  const { words } = context
  const key = againKey(context, plan) ?? headlineKey(context.meta.today, startsOn, plan)
  return {
    state: 'planned',
    headline: words.t(`headline.${key}`, { date: words.date(startsOn), piloted: pilotedBefore(context) }),
    lead: writeLead(context, plan, { candidate, rows }),
    ask: [{ text: askToday(context, plan) }],
    pilotStartsOn: startsOn,
  }
}

function headlineKey(today: string, startsOn: string, { prepareWeeks, actions }: Plan) {
  if (prepareWeeks === 0) return 'now'
  if (!actions.some(({ phase }) => phase === 'prepare')) return 'measure'
  if (startsOn.slice(0, 7) === today.slice(0, 7)) return 'thisMonth'
  return (dayOf(startsOn) ?? 0) - (dayOf(today) ?? 0) > DAYS_OF_A_YEAR ? 'nextYear' : 'later'
}

function writeLead(context: ReportContext, plan: Plan, { candidate, rows }: Named): Phrase[] {
  const { words } = context
  const open = openQuestions(context, openOf(context, plan, candidate))
  const homework = [...homeworkActions(context, plan).values()].flat().filter(({ phase }) => phase === 'prepare').length
  const sentences = [
    plan.decision ? decidedSentence(context, plan) : pilotSentence(context, plan),
    soonerSentence(context, plan, rows),
    beforeSentence(context, plan),
    baselineSentence(context, plan),
    homework > 0 ? words.t('lead.homework', { count: homework }) : '',
    open.length > 0 ? words.t('lead.openAnswers', askValues(context, open)) : '',
  ]
  return words.phrases(sentences.filter((sentence) => sentence !== '').join(' '))
}

/** Who proposed the pilot: somebody's choice, what they have in mind, or the catalogue's order. */
function pilotSentence(context: ReportContext, plan: Plan): string {
  const { words, sheet, isChosen } = context
  const id = plan.targets[0] ?? ''
  const kind = context.useCases.has(id) ? 'useCase' : 'technique'
  const name = words.mark(kind, id, targetName(context, id))
  if (isChosen) return words.t('lead.chosen', { name })
  const interests = sheet.profile.interests ?? []
  if (!interests.includes(id)) return words.t('lead.candidate', { name })
  return words.t('lead.ofInterest', { name, count: interests.length })
}

/** A use case that can be ready in less time than the one proposed; nothing where somebody chose the pilot. */
function soonerSentence({ words, isChosen }: ReportContext, plan: Plan, rows: readonly UseCaseEntry[]): string {
  const own = rows.find(({ id }) => id === plan.targets[0])?.weeks
  if (isChosen || plan.decision || !own) return ''
  const [soonest] = rows
    .filter(({ weeks, tone }) => weeks !== null && weeks.hi < own.hi && tone !== 'open')
    .toSorted((a, b) => (a.weeks?.hi ?? 0) - (b.weeks?.hi ?? 0))
  if (!soonest) return ''
  const name = words.mark('useCase', soonest.id, soonest.name)
  if (soonest.weeks?.hi === 0) return words.t('lead.soonerReady', { name })
  return words.t('lead.sooner', { name, weeks: soonest.weeksText })
}

/** Why this pilot and no other: the rule, and who comes next by it. */
export function writeChoice(context: ReportContext, rows: readonly UseCaseEntry[]): Phrase[] | null {
  const { plan, words, sheet, isChosen } = context
  if (!plan || plan.decision) return null
  if (isChosen) return words.phrases(words.t('choice.chosen'))
  const interests = sheet.profile.interests ?? []
  const own = rows.find(({ id }) => id === plan.targets[0])
  if (!own) return null
  const isOfInterest = interests.includes(own.id)
  const [next] = rows
    .filter(({ id, weeks }) => id !== own.id && weeks !== null && weeks.hi <= MOST_WEEKS)
    .filter(({ id }) => !isOfInterest || interests.includes(id))
    .toSorted((a, b) => a.steps.hi - b.steps.hi)
  const rule = words.t(isOfInterest ? 'choice.ofInterest' : 'choice.ofAll', { steps: own.steps.hi })
  const runnerUp = next
    ? words.t('choice.next', { name: words.mark('useCase', next.id, next.name), steps: next.steps.hi })
    : words.t('choice.noNext')
  return words.phrases(`${rule} ${runnerUp}`)
}

function beforeSentence({ words }: ReportContext, plan: Plan): string {
  const prepare = plan.phases.find(({ phase }) => phase === 'prepare')
  if (!prepare || prepare.actions === 0) return words.t('lead.nothingBefore')
  const people = new Set(plan.actions.filter(({ phase }) => phase === 'prepare').map(({ person }) => person)).size
  const rates = new Set(plan.people.map(({ dayRateCents }) => dayRateCents))
  const { currency } = plan.cost
  const values = {
    actions: prepare.actions,
    days: words.days(prepare.effortDays),
    people,
    cost: words.money(prepare.cost, currency),
  }
  const [rate] = rates
  if (rates.size !== 1 || rate === undefined) return words.t('lead.beforeOwnRates', values)
  return words.t('lead.before', { ...values, rate: words.rate(rate, currency) })
}

/** Said where only measuring stands before the pilot. */
function baselineSentence({ words }: ReportContext, plan: Plan): string {
  const baseline = plan.schedule.find(({ phase }) => phase === 'baseline')
  const isAlone = baseline && !plan.actions.some(({ phase }) => phase === 'prepare')
  return isAlone ? words.t('lead.measureFirst', { weeks: baseline.end - baseline.start }) : ''
}

function askToday(context: ReportContext, plan: Plan): string {
  const { words } = context
  const prepare = plan.phases.find(({ phase }) => phase === 'prepare')
  const actions = plan.actions.filter(({ phase }) => phase === 'prepare')
  const lastEnd = Math.max(0, ...plan.schedule.filter(({ phase }) => phase === 'prepare').map(({ end }) => end))
  if (!prepare || actions.length === 0) return words.t('ask.decide')
  const people = new Set(
    inScheduleOrder(plan).flatMap(({ id }) => actions.find((action) => action.id === id)?.person ?? []),
  )
  return words.t('ask.planned', {
    days: words.days(prepare.effortDays),
    people: words.list([...people].map((person) => personName(context, person))),
    date: words.date(fridayBefore(plan, lastEnd)),
  })
}

/** Questions whose answers could make part of the preparation needless: those that the form asks, most points first. */
function openOf(context: ReportContext, plan: Plan, candidate: TargetEntry | null): string[] {
  const inPlan = plan.actions.filter(({ phase, perhapsUnnecessary }) => phase === 'prepare' && perhapsUnnecessary)
  const asked = new Set(inPlan.flatMap(({ ask }) => ask))
  const ofCandidate = candidate?.blockers.flatMap(({ open }) => open.map(({ question }) => question)) ?? []
  const wanted = asked.size > 0 ? asked : new Set(plan.actions.length > 0 ? [] : ofCandidate)
  const ranked = bestPotentials(context).filter((question) => wanted.has(question))
  const all = [...ranked, ...[...wanted].filter((question) => !ranked.includes(question)).sort()]
  return all.toSorted((a, b) => Number(isOnlyInFull(context, a)) - Number(isOnlyInFull(context, b)))
}

/** Open questions that are asked, those first that move the score most. */
export function bestPotentials({ score, questions }: ReportContext): string[] {
  const isAsked = (id: string) => questions.get(id)?.own !== 'hidden'
  const open = score.potentials.filter(({ points, question }) => points > 0 && isAsked(question))
  return open.sort((a, b) => b.points - a.points || (a.question < b.question ? -1 : 1)).map(({ question }) => question)
}

function askValues(context: ReportContext, open: readonly OpenQuestion[]) {
  const [first] = open
  const { words, questions } = context
  const capability = questions.get(first?.question ?? '')?.capability ?? ''
  const name = context.capabilities.get(capability)?.name ?? ''
  return {
    count: open.length,
    question: first ? words.mark('question', first.question, name) : '',
    whom: first?.whom ?? words.t('ask.anyone'),
  }
}
