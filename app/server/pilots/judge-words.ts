import type { GuardrailJudgement, KpiJudgement } from '#app/core/pilots/judge-kpi.ts'
import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { formatOf } from '#app/messages/locales.ts'
import type { PilotWords, WrittenKpi } from './pilot-words.server.ts'

type Charter = PilotExport['charter']
type Judged = Pick<KpiJudgement, 'interval'>

/** The sentence that a page begins with. While it is too early no word of it says how the pilot goes. */
export function headlineOf(
  { t, date, size }: PilotWords,
  { charter, figures }: { charter: Charter; figures: PilotFigures },
): string {
  const { primary, gate } = figures
  const kpi = kpiOf(charter, primary.kpi)
  if (gate.reasons.some(({ code }) => code === 'hard-event')) return t('headline.hardEvent')
  if (primary.verdict !== 'tooEarly') {
    const least = size(kpi, primary.worthwhile ?? 0)
    return t(`headline.${primary.verdict}`, { kpi: nameOf(kpi), least })
  }
  if (primary.firstAnswerOn !== null) return t('headline.tooEarly', { on: date(primary.firstAnswerOn) })
  return t(figures.gateOn !== null && figures.gateOn <= figures.on ? 'headline.tooLittle' : 'headline.never')
}

/** In what range the effect lies, or why nothing may be said of it yet. */
export function rangeSentence({ t, change }: PilotWords, kpi: WrittenKpi, { interval }: Judged): string {
  const { lower, upper, estimate, readBy, unreadable } = interval
  if (unreadable !== null) return t(`unreadable.${unreadable}`)
  const [least, most] = [change(kpi, lower), change(kpi, upper)]
  const share = readBy === 'weekly' ? '99' : '96'
  if (!Number.isFinite(lower)) return t('range.upTo', { most, share })
  if (!Number.isFinite(upper)) return t('range.atLeast', { least, share })
  const now = Number.isFinite(estimate) ? change(kpi, estimate) : t('noChange')
  return t('range.between', { kpi: nameOf(kpi), now, least, most, share })
}

/** What is missing before an honest answer, each as a sentence. */
export function gapSentences({ t, date }: PilotWords, { gaps }: KpiJudgement, endsOn: string | null): string[] {
  return gaps.map((one) => {
    if (one.gap === 'not-over') return endsOn === null ? t('gap.not-over') : t('gap.notOverUntil', { on: date(endsOn) })
    if ('have' in one) return t(`gap.${one.gap}`, { have: one.have, need: one.need })
    return t(`gap.${one.gap}`)
  })
}

/** How a guardrail stands, in words that hold at any time. */
export function guardrailSentence(
  words: PilotWords,
  kpi: WrittenKpi,
  { state, margin, interval }: GuardrailJudgement,
): string {
  const { t, change, size } = words
  if (margin === null) return t('guardrail.noLevel')
  if (state === 'unclear' && interval.unreadable !== null) return t(`unreadable.${interval.unreadable}`)
  const worst = Number.isFinite(interval.lower) ? change(kpi, interval.lower) : t('guardrail.unbounded')
  return t(`guardrail.${state}`, { worst, margin: size(kpi, margin) })
}

/** Each thing that prevents scaling, as a sentence; those that stop first. */
export function reasonSentences(
  { t, locale }: PilotWords,
  figures: Pick<PilotFigures, 'gate'>,
  names: ReadonlyMap<string, string>,
): { says: string; stops: boolean }[] {
  const list = new Intl.ListFormat(formatOf(locale))
  const said = figures.gate.reasons.map(({ code, ids, stops }) => {
    const about = list.format(ids.map((id) => t('named', { name: names.get(id) ?? id })))
    return { says: t(`reason.${code}`, { about, count: ids.length }), stops }
  })
  return said.toSorted((a, b) => Number(b.stops) - Number(a.stops))
}

/** The KPI or guardrail of a charter. @throws RangeError if it has none of this id */
export function kpiOf({ kpis, guardrails }: Charter, id: string) {
  const found = [...kpis, ...guardrails].find((one) => one.id === id)
  if (found === undefined) throw new RangeError(`The charter has no KPI ${id}.`)
  return found
}

export const nameOf = ({ name, id }: WrittenKpi): string => name || id
