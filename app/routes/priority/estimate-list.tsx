import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { PriorityView } from './priority-view.server.ts'

/** Every use case that applies, with whether somebody estimated it, and the way to its form. */
export function EstimateList({ view: { choices }, mayChange }: { view: PriorityView; mayChange: boolean }) {
  const t = useTranslations('priority')
  return (
    <Section id="estimate" title={t('estimate.title')} lead={t('estimate.lead')}>
      <ul>
        {choices.map(({ id, name, tone, label, isEstimated, isInMind, href }) => (
          <li
            key={id}
            className="grid gap-x-6 border-hair border-b py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] sm:items-center"
          >
            <span className="flex flex-wrap items-baseline gap-x-3">
              {mayChange ? (
                <a href={href} className="inline-flex min-h-11 items-center">
                  {name}
                </a>
              ) : (
                name
              )}
              {isInMind && <span className="text-sm text-soft">{t('estimate.inMind')}</span>}
            </span>
            <VerdictMark tone={tone}>{label}</VerdictMark>
            <span className={isEstimated ? '' : 'text-soft'}>{t(isEstimated ? 'estimate.done' : 'estimate.open')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
