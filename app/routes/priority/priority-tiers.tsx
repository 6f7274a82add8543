import { useTranslations } from 'use-intl'
import { TornadoBar } from '#app/charts/dom/tornado.tsx'
import type { PriorityReport, PriorityRow } from '#app/report/model/priority-model.ts'
import { Section } from '#app/routes/results/section.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { NextStep } from './priority-view.server.ts'

type Steps = Readonly<Record<string, NextStep>>
type PriorityTiersProps = { priority: PriorityReport; base: string; isSubmitted: boolean; steps: Steps }

/** Use cases tier by tier, in figures; inside a tier by name. */
export function PriorityTiers({ priority: { tiers, columns }, base, isSubmitted, steps }: PriorityTiersProps) {
  return tiers.map(({ id, title, says, rows }) => (
    <Section key={id} id={id} title={title} lead={says}>
      <ul className="grid gap-12">
        {rows.map((row) => (
          <li key={row.id} className="break-inside-avoid">
            <Entry row={row} columns={columns} base={base} isSubmitted={isSubmitted} step={steps[row.id]} />
          </li>
        ))}
      </ul>
    </Section>
  ))
}

type EntryProps = {
  row: PriorityRow
  columns: PriorityReport['columns']
  base: string
  isSubmitted: boolean
  step: NextStep | undefined
}

function Entry({ row, columns, base, isSubmitted, step }: EntryProps) {
  const t = useTranslations('priority')
  const { id, letter, name, tone, label, net, likely, firstYear, payback, cost, effort, law, assumed } = row
  return (
    <>
      <h3 className="flex items-baseline gap-x-3">
        <span className="text-soft">{letter}</span> <a href={`${base}/use-cases/${id}`}>{name}</a>
      </h3>
      <p className="mt-1 mb-4">
        <VerdictMark tone={tone}>{label}</VerdictMark>
      </p>
      <div className="grid gap-8 lg:grid-cols-2">
        <DefinitionList
          items={[
            { term: columns.net, description: `${net}; ${firstYear}` },
            { term: columns.likely, description: likely },
            { term: columns.cost, description: `${cost}; ${effort}` },
            { term: columns.payback, description: payback },
            { term: t('law'), description: law },
          ]}
        />
        <Drivers drivers={row.drivers} />
      </div>
      {assumed && <p className="mt-4 max-w-measure text-sm text-soft">{assumed}</p>}
      {step && <Step step={step} />}
      {!isSubmitted && (
        <p className="no-print mt-2">
          <a href={`${base}/priority/${id}`} className="inline-flex min-h-11 items-center">
            {t('change', { name })}
          </a>
        </p>
      )}
    </>
  )
}

/** What the plan has people do next for it. */
function Step({ step: { name, href, who, from, isRunning } }: { step: NextStep }) {
  const t = useTranslations('priority.step')
  return (
    <p className="mt-4 grid max-w-measure gap-1">
      <span className="text-sm text-soft">{t(isRunning ? 'running' : 'next')}</span>
      <a href={href}>{name}</a>
      <span className="text-sm text-soft">{t.rich('who', { who, date: () => <CalendarDate on={from} /> })}</span>
    </p>
  )
}

/** What to find out first: how far the value of a year moves with each figure alone. */
function Drivers({ drivers: { title, intro, base, bars } }: { drivers: PriorityRow['drivers'] }) {
  if (bars.length === 0) return null
  return (
    <div className="grid content-start gap-2">
      <h4 className="font-semibold text-base">{title}</h4>
      <p className="text-sm text-soft">{intro}</p>
      <ol className="grid gap-2">
        {bars.map(({ input, name, says }, at) => (
          <li key={input} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-4 text-sm">
            <span>
              {name}: <span className="text-soft">{says}</span>
            </span>
            <TornadoBar bars={bars} base={base} at={at} />
          </li>
        ))}
      </ol>
    </div>
  )
}
