import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import type { Foreseen } from '#app/core/pilots/charter/foresee.ts'
import type { Amount, FollowedKpi } from '#app/core/pilots/pilot.ts'
import type { DraftSection } from '#app/report/draft/draft-model.ts'
import type { PilotChapter } from '#app/report/model/pilots-model.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'

type Signed = {
  charter: { number: number; content: CharterContent }
  /** Before the pilot, by KPI; `null`: not measured. */
  levels: ReadonlyMap<string, number | null>
  foreseen: Foreseen
}

/** How a pilot is designed, by its signed charter: figures and targets, guardrails, what it can show, the rule. */
export function designOf(words: PilotWords, signed: Signed): Omit<PilotChapter['pilots'][number], 'id' | 'name'> {
  const { t, date } = words
  const { number, content } = signed.charter
  const { startsOn, endsOn, extendedTo, design } = content.plan
  return {
    says: t('report.says', {
      number,
      from: date(startsOn),
      until: date(extendedTo ?? endsOn),
      design: t(`report.designs.${design}`),
    }),
    sections: [kpiSection(words, signed), guardrailSection(words, signed), canSection(words, signed)].filter(
      ({ entries, table }) => entries.length > 0 || table !== undefined,
    ),
  }
}

const NOTHING = { about: '', source: '', entries: [] }

function kpiSection(words: PilotWords, { charter: { content }, levels }: Signed): DraftSection {
  const { t } = words
  const { plan } = content
  return {
    ...NOTHING,
    title: t('report.kpis'),
    table: {
      columns: columnsOf([t('report.kpi'), t('report.formula'), t('report.baseline'), t('report.target')]),
      rows: plan.kpis.map((kpi) => {
        const name = kpi.name ?? kpi.id
        return [
          kpi.id === plan.primary ? t('report.primary', { name }) : name,
          howOf(content, kpi.id),
          levelOf(words, kpi, levels),
          kpi.worthwhile === null ? t('report.informs') : amountOf(words, kpi, { by: kpi.worthwhile, isBetter: true }),
        ]
      }),
    },
  }
}

function guardrailSection(words: PilotWords, { charter: { content }, levels }: Signed): DraftSection {
  const { t } = words
  const { guardrails } = content.plan
  const events = content.hardEvents.map(({ text }) => ({ kind: 'said' as const, text }))
  return {
    ...NOTHING,
    title: t('report.guardrails'),
    entries: events.length > 0 ? [{ name: t('report.hardEvents'), source: '', lines: events }] : [],
    ...(guardrails.length > 0 && {
      table: {
        columns: columnsOf([t('report.guardrail'), t('report.formula'), t('report.baseline'), t('report.margin')]),
        rows: guardrails.map((one) => [
          one.name ?? one.id,
          howOf(content, one.id),
          levelOf(words, one, levels),
          amountOf(words, one, { by: one.margin, isBetter: false }),
        ]),
      },
    }),
  }
}

function canSection({ t, size }: PilotWords, { foreseen }: Signed): DraftSection {
  const said = (name: string, text: string) => ({ name, source: '', lines: [{ kind: 'said' as const, text }] })
  const check = foreseen.ok ? foreseen.foresight.check : null
  const smallest =
    foreseen.ok && check && Number.isFinite(check.smallestEffect)
      ? t('report.smallest', {
          smallest: size(foreseen.foresight.kpi, check.smallestEffect),
          needed: size(foreseen.foresight.kpi, check.trueEffectNeeded),
        })
      : t('report.smallestUnknown')
  const entries = [said(t('report.smallestName'), smallest), said(t('report.rule'), t('report.ruleText'))]
  return { ...NOTHING, title: t('report.can'), entries }
}

const columnsOf = ([name, formula, before, target]: readonly [string, string, string, string]) => [
  { label: name, share: 4 },
  { label: formula, share: 6 },
  { label: before, share: 3, align: 'right' as const },
  { label: target, share: 4, align: 'right' as const },
]

function howOf({ words }: CharterContent, id: string): string {
  const { formula = '', source = '' } = words[id] ?? {}
  return [formula, source].filter((part) => part !== '').join(' · ') || '–'
}

function levelOf({ t, amount }: PilotWords, kpi: FollowedKpi, levels: Signed['levels']): string {
  const level = levels.get(kpi.id) ?? kpi.reference
  return level === null ? t('report.notMeasured') : amount(kpi, level)
}

/** How much higher or lower: for what is aimed at the better way, for a guardrail the worse. */
function amountOf({ t, size }: PilotWords, kpi: FollowedKpi, { by, isBetter }: { by: Amount; isBetter: boolean }) {
  const own = by.relative ? t('report.ofLevel', { number: Number((100 * by.by).toPrecision(3)) }) : size(kpi, by.by)
  return t(`report.change.${(kpi.direction === 'up') === isBetter ? 'up' : 'down'}`, { amount: own })
}
