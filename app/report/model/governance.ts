import type { ListedDuty } from '#app/core/governance/duties/duty.ts'
import { countDuties, groupDuties } from '#app/core/governance/duties/group-duties.ts'
import { type MergedDuty, mergeSame } from '#app/core/governance/duties/merge-duties.ts'
import type { AnswerPart, SystemStatus } from '#app/core/governance/register/system.ts'
import type { DutyDates } from '#app/core/governance/triage/duty-dates.ts'
import { lawyerReasons } from '#app/core/governance/views/lawyer-reasons.ts'
import { isRequiredAnyway, type ScreeningView } from '#app/core/governance/views/screening-view.ts'
import type { TriageView } from '#app/core/governance/views/triage-view.ts'
import { TRIAGE_TONES } from '#app/core/governance/views/verdict-tones.ts'
import { createSayLaw } from '../governance/create-say-law.ts'
import { type SayLaw, sayDutyDates, sayVerdict } from '../governance/say-law.ts'
import type { GovernanceReport } from './governance-model.ts'
import { createWording, type Wording } from './wording.ts'

/** One AI system that is not retired, placed by the law of the report's day. */
export type GovernedSystem = {
  id: string
  name: string
  status: SystemStatus
  /** Somebody of the company answered something of that part; else its outcome is not told. */
  isAsked: Record<AnswerPart, boolean>
  triage: TriageView
  screening: ScreeningView
  /** The newest record of how it was placed; `null`: none. `on` is an ISO day. */
  record: { state: 'waiting' | 'approved' | 'returned'; on: string } | null
}

/** `on` is an ISO day; duties are those of the systems, the earliest day first. */
export type GovernanceInput = { locale: string; on: string; systems: GovernedSystem[]; duties: readonly ListedDuty[] }

/** What is said where nobody knows whether there is a register: only answers were at hand. */
export function describeNoRegister(locale: string): GovernanceReport {
  const { t } = createWording(locale)
  return { title: t('governance.title'), intro: t('governance.noRegister'), systems: [], duties: null }
}

type Words = { words: Wording; say: SayLaw; on: string }

/** Where the AI systems of a company stand in the AI Act and in data protection law, in finished sentences. */
export function describeGovernance({ locale, on, systems, duties }: GovernanceInput): GovernanceReport {
  const words = createWording(locale)
  const context = { words, say: createSayLaw(locale), on }
  const { t } = words
  const count = systems.length
  const asked = new Set(systems.filter(({ isAsked }) => isAsked['ai-act'] || isAsked.privacy).map(({ id }) => id))
  return {
    title: t('governance.title'),
    intro: count === 0 ? t('governance.empty') : t('governance.intro', { count, on: words.date(on) }),
    systems: systems.map((system) => describeSystem(context, system)),
    duties:
      count === 0
        ? null
        : describeDuties(
            context,
            duties.filter(({ system }) => asked.has(system.id)),
          ),
  }
}

function describeSystem(context: Words, system: GovernedSystem): GovernanceReport['systems'][number] {
  const { words, say } = context
  const isAsked = system.isAsked['ai-act']
  const { sentence, more } = sayVerdict(say, system.triage.verdict)
  const rows = [
    { label: words.t('governance.telling'), text: sayTelling(context, system) },
    { label: words.t('governance.assessment'), text: sayAssessment(context, system) },
    { label: words.t('governance.open'), text: sayOpen(context, system) },
    { label: words.t('governance.lawyer'), text: sayLawyer(context, system) },
    { label: words.t('governance.second'), text: sayRecord(context, system) },
  ]
  return {
    id: system.id,
    name: system.name,
    status: words.t(`governance.status.${system.status}`),
    tone: isAsked ? TRIAGE_TONES[system.triage.verdict.code] : 'open',
    verdict: isAsked ? [sentence, ...more].join(' ') : words.t('governance.notAsked'),
    rows: rows.filter(({ text }) => text !== ''),
  }
}

function sayTelling({ say }: Words, { triage, isAsked }: GovernedSystem): string {
  const telling = isAsked['ai-act'] ? triage.telling : []
  return telling
    .map(
      ({ name, place, holder, dates }) =>
        `${name} (${place}): ${say.t(`triage.holder.${holder}`)}; ${sayDutyDates(say, dates)}`,
    )
    .join('\n')
}

function sayAssessment({ say, words }: Words, { screening, isAsked }: GovernedSystem): string {
  if (!isAsked.privacy) return words.t('governance.notAsked')
  if (screening.said) return `${screening.said.name}. ${screening.said.says}`
  if (isRequiredAnyway(screening)) return say.t('screening.requiredAnyway')
  return words.t('governance.assessmentOpen')
}

function sayOpen({ words }: Words, { triage, screening, isAsked }: GovernedSystem): string {
  const ofAct = isAsked['ai-act'] ? (triage.open?.questions.length ?? 0) : 0
  const count = ofAct + (isAsked.privacy ? screening.questions.length : 0)
  return count === 0 ? '' : words.t('governance.openQuestions', { count })
}

/** A screening that is not finished could still end anywhere: that is said as open, and is no reason for a lawyer yet. */
function sayLawyer({ say }: Words, { triage, screening, isAsked }: GovernedSystem): string {
  if (!isAsked['ai-act']) return ''
  const reasons = lawyerReasons(triage, isAsked.privacy && screening.said ? screening : null)
  if (reasons.length === 0) return ''
  return reasons.map((reason) => `${upperFirst(say.t(`advice.reasons.${reason}`))}.`).join('\n')
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function sayRecord({ words }: Words, { record }: GovernedSystem): string {
  if (record === null) return words.t('governance.record.none')
  return words.t(`governance.record.${record.state}`, { on: words.date(record.on) })
}

/** Duties that are sure and one's own or to be checked, what applies first; those that only may come are counted. */
function describeDuties(context: Words, duties: readonly ListedDuty[]): GovernanceReport['duties'] {
  const { words, on } = context
  const { possible, others, settled, ...own } = groupDuties(duties, { on, before: LAST })
  const shown = mergeSame([...Object.values(own).flat(), ...others, ...settled])
  const { applyToday, open } = countDuties(mergeSame(duties), on)
  return {
    title: words.t('governance.duties'),
    intro: words.t('governance.dutiesIntro', {
      today: applyToday,
      open,
      isAllOpen: open === applyToday && open > 1 ? 'yes' : 'no',
      later: mergeSame([own.disputed, own.before, own.later].flat()).length,
      on: words.date(on),
      possible: mergeSame(possible).length,
    }),
    columns: {
      duty: words.t('governance.duty'),
      systems: words.t('governance.systems'),
      when: words.t('governance.when'),
      state: words.t('governance.state.label'),
    },
    rows: shown.map((duty) => ({
      id: `${duty.system.id} ${duty.id}`,
      duty: duty.weight === 'prohibition' ? words.t('governance.stop', { name: duty.statement }) : duty.statement,
      article: duty.article,
      systems: sayNames(context, duty),
      when: sayWhen(context, duty),
      state: sayState(context, duty),
    })),
  }
}

const LAST = '9999-12-31'
/** More names than these would make a row as long as a page. */
const MOST_NAMES = 5

function sayNames({ words }: Words, { systems }: MergedDuty): string {
  const names = systems.map(({ name }) => name)
  if (names.length <= MOST_NAMES + 1) return words.list(names)
  return words.list([
    ...names.slice(0, MOST_NAMES),
    words.t('governance.moreSystems', { count: names.length - MOST_NAMES }),
  ])
}

function sayWhen({ words, say, on }: Words, duty: MergedDuty): string {
  const { from, also, possible, timing, dueOn } = duty
  const state: Record<MergedDuty['timing'], DutyDates['state']> = {
    later: 'later',
    soon: 'later',
    open: 'open',
    disputed: 'disputed',
    now: 'now',
    overdue: from === null ? 'open' : from <= on ? 'now' : 'later',
    shielded: 'shielded',
  }
  const dates = sayDutyDates(say, { from, also, possible, state: state[timing] })
  if (dueOn === null) return dates
  return `${dates}; ${words.t(timing === 'overdue' ? 'governance.overdue' : 'governance.dueOn', { on: words.date(dueOn) })}`
}

function sayState({ words }: Words, { state, lookAgain, owner, holder }: MergedDuty): string {
  if (holder === 'provider' || holder === 'deployer') return words.t(`governance.state.${holder}`)
  const said = words.t(`governance.state.${lookAgain ? 'again' : state}`)
  return owner === '' ? said : `${said}, ${owner}`
}
