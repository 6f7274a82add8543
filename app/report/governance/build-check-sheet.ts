import { holdingForAll } from '#app/core/governance/views/duty-groups.ts'
import { lawyerAdvice } from '#app/core/governance/views/lawyer-reasons.ts'
import { type InterestView, isRequiredAnyway, type ScreeningView } from '#app/core/governance/views/screening-view.ts'
import type { DutyView, TriageView } from '#app/core/governance/views/triage-view.ts'
import { TRIAGE_TONES } from '#app/core/governance/views/verdict-tones.ts'
import type { CheckSheet, SheetBlock, SheetLine } from './check-sheet.ts'
import { createSayLaw } from './create-say-law.ts'
import { type SayLaw, sayDutyDates, sayVerdict } from './say-law.ts'

type Shown = { triage: TriageView; screening: ScreeningView | null }

/** What an outcome says on one page. @param name of the system; empty where nobody gave one */
export function buildCheckSheet(shown: Shown, options: { locale: string; name: string; href: string }): CheckSheet {
  const say = createSayLaw(options.locale)
  const { t, date } = say
  const { triage, screening } = shown
  const { sentence, more } = sayVerdict(say, triage.verdict)
  const advice = lawyerAdvice(triage, screening)
  const reasons = advice.reasons.map((reason) => t(`advice.reasons.${reason}`))
  return {
    locale: options.locale,
    madeOn: triage.on,
    heading: options.name || t('sheet.unnamed'),
    subheading: t('sheet.subheading', { on: date(triage.on), asOf: date(triage.asOf) }),
    verdict: {
      tone: TRIAGE_TONES[triage.verdict.code],
      word: triage.classes.map(({ name }) => name).join(' · ') || t('triage.open'),
      sentence,
      more: [...more, ...rolesOf(say, triage)],
    },
    main: [prohibitions(say, triage), telling(say, triage), ...duties(say, triage), general(say, triage)].filter(
      hasLines,
    ),
    side: [...(screening ? privacy(say, screening) : []), contested(say, shown), open(say, shown)].filter(hasLines),
    notice: {
      title: t('advice.title'),
      text: reasons.length > 0 ? t('sheet.needed', { reasons: reasons.join('; ') }) : t(`advice.${advice.kind}`),
    },
    link: { text: t('sheet.link'), href: options.href },
    foot: t('sheet.foot'),
    left: t.raw('sheet.left'),
  }
}

const hasLines = ({ lines, lead }: SheetBlock) => lines.length > 0 || lead !== ''

const firstSentence = (text: string) => /^.+?[.;](?=\s|$)/s.exec(text)?.[0].replace(/;$/, '.') ?? text
const lineOf = (text: string, places: readonly { text: string }[] = []): SheetLine => ({
  text,
  short: firstSentence(text),
  place: places[0]?.text ?? '',
})

function rolesOf({ t }: SayLaw, { roles }: TriageView): string[] {
  return roles.length > 0 ? [t('triage.roles', { roles: roles.map(({ name }) => name).join(' · ') })] : []
}

function prohibitions(say: SayLaw, triage: TriageView): SheetBlock {
  const lines = triage.prohibitions.map(({ name, dates, places }) =>
    lineOf(`${name}: ${sayDutyDates(say, dates)}`, places),
  )
  return { title: say.t('triage.prohibitions'), lead: '', lines }
}

function telling(say: SayLaw, triage: TriageView): SheetBlock {
  const lines = triage.telling.map(({ name, holder, dates, place }) =>
    lineOf(`${name}: ${say.t(`triage.holder.${holder}`)}; ${sayDutyDates(say, dates)}`, [{ text: place }]),
  )
  return { title: say.t('triage.telling'), lead: '', lines }
}

/** The duties of this system by what is said of their dates, in their order. */
function duties(say: SayLaw, triage: TriageView): SheetBlock[] {
  const own = triage.duties.filter(({ isGeneral }) => !isGeneral)
  const groups = Map.groupBy(own, ({ dates }) => sayDutyDates(say, dates))
  return [...groups].map(([when, group]) => ({
    title: say.t('sheet.duties', { when }),
    lead: '',
    lines: group.map((duty) => dutyLine(say, duty)),
  }))
}

function dutyLine({ t }: SayLaw, { statement, binding, onlyIf, places }: DutyView): SheetLine {
  const line = lineOf(statement, places)
  const mark = binding === 'duty' ? '' : ` (${t(`duties.${binding}`)})`
  const condition = onlyIf === null ? '' : `${t('duties.onlyIf', { condition: onlyIf })}. `
  return { ...line, text: `${condition}${line.text}${mark}`, short: `${condition}${line.short}${mark}` }
}

/** What holds for every system is known soon, so it is short. */
function general({ t }: SayLaw, { duties: all }: TriageView): SheetBlock {
  const lines = holdingForAll(all)
  return {
    title: t('triage.generalDuties', { count: lines.length }),
    lead: '',
    lines: lines.map(({ statement, places }) => lineOf(firstSentence(statement), places)),
  }
}

function privacy({ t, either }: SayLaw, view: ScreeningView): SheetBlock[] {
  const names = either.format(view.possible.map(({ name }) => name))
  return [
    {
      title: t('screening.label'),
      lead: view.said
        ? `${view.said.says} ${view.said.next}`
        : `${t(`screening.${isRequiredAnyway(view) ? 'requiredAnyway' : 'undetermined'}`)} ${t('screening.possible', { names })}`,
      lines: view.reasons.map(({ says, places }) => lineOf(says, places)),
    },
    ...(view.interest ? [interest(t, view.interest)] : []),
    {
      title: t('hints.heading'),
      lead: '',
      lines: view.hints.map(({ name, do: todo, places }) => lineOf(`${name}: ${todo}`, places)),
    },
  ]
}

/** The test of a legitimate interest, for whoever relies on one. */
function interest(t: SayLaw['t'], { outcome, against }: InterestView): SheetBlock {
  return {
    title: t('interest.heading'),
    lead: t(`interest.outcome.${outcome}`),
    lines: against.map(({ says, places }) => lineOf(says, places)),
  }
}

function contested({ t }: SayLaw, { triage, screening }: Shown): SheetBlock {
  const lines = [...triage.contested, ...(screening?.contested ?? [])].map(({ name, advice, places }) => ({
    ...lineOf(`${name} ${t('contested.advice', { advice })}`, places),
    short: name,
  }))
  return { title: t('contested.heading'), lead: '', lines }
}

function open({ t }: SayLaw, { triage, screening }: Shown): SheetBlock {
  const questions = [...(triage.open?.questions ?? []), ...(screening?.questions ?? [])]
  return { title: t('open.heading'), lead: '', lines: questions.map(({ ask }) => lineOf(ask)) }
}
