import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { AgreedAmount, ContentView } from './charter-view.server.ts'
import { useAmount } from './foresight-panel.tsx'

/** A charter to read, in the order in which it is agreed. */
export function CharterContentView({ content, heading }: { content: ContentView; heading: string }) {
  const t = useTranslations('charter')
  const figures = useFigures()
  const { kpis, guardrails, hardEvents, checks, team, startsOn, endsOn, extendedTo, followUpDays } = content
  const said = (text: string) => (
    <span className="whitespace-pre-line [overflow-wrap:anywhere]">{text || t('read.notSaid')}</span>
  )
  const claimLine = ({ source, ...claim }: ContentView['claims'][number]) =>
    t('read.claim', { ...claim, source, isSourced: source === '' ? 'no' : 'yes' })
  const items: { term: string; description: ReactNode }[] = [
    { term: t('fields.purpose'), description: said(content.purpose) },
    { term: t('fields.scopeIn'), description: said(content.scopeIn) },
    { term: t('fields.scopeOut'), description: said(content.scopeOut) },
    { term: t('fields.users'), description: said(content.users) },
    { term: t('fields.owner'), description: said(content.owner) },
    {
      term: t('team.title'),
      description: said(team.map(({ name, discipline }) => `${name} (${t(`disciplines.${discipline}`)})`).join('\n')),
    },
    {
      term: t('read.time'),
      description: (
        <>
          {t.rich(extendedTo === null ? 'read.from' : 'read.fromExtended', {
            start: () => <CalendarDate on={startsOn} />,
            end: () => <CalendarDate on={endsOn} />,
            extended: () => <CalendarDate on={extendedTo ?? endsOn} />,
          })}{' '}
          {followUpDays > 0 && t('read.followUp', { days: followUpDays })}
        </>
      ),
    },
    { term: t('fields.design'), description: t(`designs.${content.design}`) },
    ...(content.baselinePeriods === null
      ? []
      : [
          {
            term: t('baseline.title'),
            description: said(
              [t('read.baseline', { periods: content.baselinePeriods }), content.baselineSource]
                .filter(Boolean)
                .join('\n'),
            ),
          },
        ]),
    { term: t('fields.rules'), description: `${t(`rules.${content.rules}.name`)} ${t(`rules.${content.rules}.text`)}` },
    {
      term: t('read.declared'),
      description: (
        <>
          <CalendarDate on={content.declaredOn} />
          {content.late && ` · ${t('read.declaredLate', content.late)}`}
        </>
      ),
    },
    {
      term: t('read.kpis'),
      description: <Lines lines={kpis.map((kpi) => figures(kpi, kpi.isPrimary ? 'primary' : 'informs'))} />,
    },
    ...(guardrails.length > 0
      ? [
          {
            term: t('read.guardrails'),
            description: <Lines lines={guardrails.map((one) => figures(one, 'guardrail'))} />,
          },
        ]
      : []),
    ...(content.claims.length > 0
      ? [{ term: t('claim.title'), description: <Lines lines={content.claims.map(claimLine)} /> }]
      : []),
    ...(hardEvents.length > 0
      ? [{ term: t('event.title'), description: <Lines lines={hardEvents.map(({ text }) => text)} /> }]
      : []),
    ...(checks.length > 0
      ? [{ term: t('check.title'), description: <Lines lines={checks.map(({ text }) => text)} /> }]
      : []),
  ]
  return (
    <section id="charter" aria-labelledby="charter-title" className="border-hair border-t pt-8">
      <h2 id="charter-title" className="mb-4">
        {heading}
      </h2>
      <DefinitionList items={items} />
    </section>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid gap-1 [overflow-wrap:anywhere]">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

type Figure = ContentView['kpis'][number]

/** A figure in one sentence: what it is, what is worth it, or how much worse it may get. */
function useFigures() {
  const t = useTranslations('charter.read')
  const say = useAgreed()
  return ({ name, direction, amount }: Figure, role: 'primary' | 'informs' | 'guardrail') => {
    const kind = amount === null ? 'informs' : role === 'informs' ? 'target' : role
    return t(`figure.${kind}`, { name, direction, amount: amount === null ? '' : say(amount) })
  }
}

function useAgreed(): (amount: AgreedAmount) => string {
  const t = useTranslations('charter.read')
  const say = useAmount()
  return (amount) => ('ofLevel' in amount ? t('ofLevel', { number: amount.ofLevel }) : say(amount))
}
