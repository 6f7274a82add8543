import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { IntervalBar } from '#app/charts/dom/interval-bar.tsx'
import { Section } from '#app/ui/section.tsx'
import { ChartFigure, SmallCharts } from './chart-figure.tsx'
import { ClaimList, ValueTable } from './claims-and-value.tsx'
import { CostLines } from './cost-lines.tsx'
import { GuardrailTable } from './guardrail-table.tsx'
import type { VerdictView } from './verdict-view.server.ts'

type VerdictSectionsProps = {
  view: VerdictView
  base: string
  /** People decided at the gate. */
  isDecided: boolean
  mayWrite: boolean
}

/** The parts of a pilot's page below its sentence. */
export function VerdictSections({ view, base, isDecided, mayWrite }: VerdictSectionsProps) {
  const t = useTranslations('verdict')
  const inCosts = useTranslations('verdict.costs')
  const { interval, standing, gaps, chart, guardrails, others, hardEvents } = view
  return (
    <div className="grid grid-cols-1 gap-12">
      {interval && (
        <IntervalBar
          {...interval}
          label={view.range}
          words={{ zero: t('interval.zero'), mark: t('interval.worthwhile') }}
        />
      )}
      <Section id="missing" title={t('standing.heading')}>
        <p>
          {t(`standing.${isDecided ? 'decided' : standing.stage}`, {
            count: standing.periodsLeft,
            length: standing.length,
            on: view.lastDay,
            isMissing: standing.missing.length > 0 ? 'yes' : 'no',
          })}
        </p>
        {gaps.length > 0 && (
          <ul className="list-disc pl-5">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        )}
        {standing.missing.length > 0 && (
          <p>
            {t('standing.missing', {
              count: standing.missing.length,
              length: standing.length,
              which: standing.missing.slice(-6).join(', '),
            })}
          </p>
        )}
        {view.compared && <p className="text-soft">{t('standing.compared', view.compared)}</p>}
        <p className="no-print flex flex-wrap gap-x-6">
          <Link to={`${base}/gate`}>{t('links.gate')}</Link>
          <Link to={`${base}/sheet`}>{t('links.sheet')}</Link>
          <Link to={`${base}/export.json`} reloadDocument>
            {t('links.export')}
          </Link>
        </p>
      </Section>
      <Section
        id="chart"
        title={chart.unit ? t('chart.heading', { name: chart.name, unit: chart.unit }) : chart.name}
        fills
      >
        <ChartFigure chart={chart} phonePicture={view.phonePicture} base={base} />
      </Section>
      {guardrails.length > 0 && (
        <Section id="guardrails" title={t('guardrails.heading')} text={t('guardrails.text')} fills>
          <GuardrailTable guardrails={guardrails} />
        </Section>
      )}
      {hardEvents.length > 0 && (
        <Section id="events" title={t('events.heading')}>
          <ul className="grid gap-2 [overflow-wrap:anywhere]">
            {hardEvents.map(({ on, text, event }) => (
              <li key={`${on} ${text}`}>
                {on}: {event} <span className="text-soft">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {others.length + guardrails.length > 0 && (
        <Section id="all" title={t('all.heading')} text={t('all.text')} fills>
          <SmallCharts charts={[...others, ...guardrails.map((one) => one.chart)]} base={base} />
        </Section>
      )}
      {view.claims.length > 0 && (
        <Section id="claims" title={t('claims.heading')} text={t('claims.text')}>
          <ClaimList claims={view.claims} />
        </Section>
      )}
      {view.value && (
        <Section id="value" title={t('value.heading')} text={t('value.text')} fills>
          <ValueTable value={view.value} />
        </Section>
      )}
      <Section id="cost" title={inCosts('heading')} text={inCosts('beside')} fills>
        <CostLines cost={view.cost} />
        <p className="no-print">
          <Link to={`${base}/costs`}>{inCosts(mayWrite ? 'enter' : 'all')}</Link>
        </p>
      </Section>
    </div>
  )
}
