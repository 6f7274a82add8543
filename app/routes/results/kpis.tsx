import { useTranslations } from 'use-intl'
import { Tag } from '#app/ui/tag.tsx'
import type { Kpi } from '#content/schema/use-cases.ts'

/** What the pilot counts: formula, where from, against what; guardrails and late ones are marked. */
export function Kpis({ kpis }: { kpis: readonly Kpi[] }) {
  return (
    <ul className="grid gap-x-16 gap-y-8 lg:grid-cols-2">
      {kpis.map((kpi) => (
        <li key={kpi.id} className="grid content-start gap-2 border-hair border-t pt-4">
          <KpiCard kpi={kpi} />
        </li>
      ))}
    </ul>
  )
}

function KpiCard({
  kpi: { name, unit, direction, formula, source, baseline, cadence, guardrail, later },
}: {
  kpi: Kpi
}) {
  const t = useTranslations('results.kpis')
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <b>{name}</b>
        <span className="text-sm text-soft">{t(direction, { unit })}</span>
        {guardrail && <Tag>{t('guardrail')}</Tag>}
        {later && <Tag>{t('later')}</Tag>}
      </p>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <dt className="text-sm text-soft">{t('formula')}</dt>
        <dd>{formula}</dd>
        <dt className="text-sm text-soft">{t('source')}</dt>
        <dd>{source}</dd>
        <dt className="text-sm text-soft">{t('baseline')}</dt>
        <dd>{baseline}</dd>
        <dt className="text-sm text-soft">{t('cadence')}</dt>
        <dd>{t(`every.${cadence}`)}</dd>
      </dl>
    </>
  )
}
