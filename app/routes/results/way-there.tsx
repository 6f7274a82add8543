import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Column, Table } from '#app/ui/table.tsx'
import { OpenQuestions } from './reasons.tsx'
import { Section } from './section.tsx'
import type { StepView, WayView } from './way-there.server.ts'

/** The cheapest set of actions that makes it ready, with days and who. */
export function WayThere({ way }: { way: WayView }) {
  const t = useTranslations('results.way')
  if (way.kind === 'nothing') return null
  if (way.kind !== 'steps') {
    return (
      <Section id="way" title={t('title')}>
        <p className="max-w-measure">{way.kind === 'frozen' ? t('frozen') : way.message}</p>
      </Section>
    )
  }
  return (
    <Section id="way" title={t('title')} lead={t('lead', { days: way.days, cost: way.cost })}>
      <Steps steps={way.steps} />
    </Section>
  )
}

function Steps({ steps }: { steps: readonly StepView[] }) {
  const t = useTranslations('results.way')
  const columns: Column<StepView>[] = [
    {
      id: 'name',
      header: t('step'),
      cell: ({ name, href, levels, done, perhaps }) => (
        <span className="grid max-w-measure gap-1">
          <Link to={href}>{name}</Link>
          <span className="font-normal text-sm text-soft">{levels}</span>
          <span className="font-normal text-sm text-soft">{t('done', { done })}</span>
          {perhaps && (
            <span className="grid gap-1 font-normal text-open text-sm">
              {perhaps.text}
              <OpenQuestions questions={perhaps.ask} />
            </span>
          )}
        </span>
      ),
    },
    { id: 'days', header: t('effort'), label: t('effort'), cell: ({ days }) => <Short>{days}</Short> },
    { id: 'weeks', header: t('takes'), label: t('takes'), cell: ({ weeks }) => <Short>{weeks}</Short> },
    { id: 'who', header: t('who'), label: t('who'), cell: ({ who }) => who },
  ]
  return <Table caption={t('title')} isCaptionHidden columns={columns} rows={steps} rowKey={({ id }) => id} />
}

function Short({ children }: { children: string }) {
  return <span className="whitespace-nowrap tabular-nums">{children}</span>
}
