import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { ResultsView } from './results-view.server.ts'
import { Section } from './section.tsx'

/** What stands here once something is answered; until then every use case is open. */
export function NothingYet({ view: { useCases } }: { view: Pick<ResultsView, 'useCases'> }) {
  const t = useTranslations('results.empty')
  const parts = ['verdict', 'homework', 'reasons'] as const
  return (
    <>
      <Section id="what-comes" title={t('title')}>
        <ol className="grid max-w-measure gap-4">
          {parts.map((part) => (
            <li key={part}>
              <b>{t(`${part}.name`)}</b> <span className="text-soft">{t(`${part}.text`)}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section id="use-cases" title={t('useCases')} lead={t('useCasesLead')}>
        <ul className="grid gap-x-16 md:grid-cols-2">
          {useCases.rows.map(({ id, name, tone, label, href }) => (
            <li
              key={id}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 border-hair border-b py-2"
            >
              <Link to={href} className="text-ink">
                {name}
              </Link>
              <VerdictMark tone={tone}>{label}</VerdictMark>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
