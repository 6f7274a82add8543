import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from './section.tsx'
import type { VerdictChangeView } from './verdict-change.server.ts'

/** The smallest set of levels that would make it ready, whatever leads to them; the order says nothing. */
export function VerdictChange({ change: { steps, count, href } }: { change: VerdictChangeView }) {
  const t = useTranslations('results.change')
  return (
    <Section id="change" title={t('title')} lead={t('lead', { count })}>
      <ul className="grid max-w-measure gap-x-10 gap-y-1 md:grid-cols-2">
        {steps.map(({ id, name, from, to, isKnown }) => (
          <li key={id}>{t(isKnown ? 'step' : 'stepOpen', { name, from, to })}</li>
        ))}
      </ul>
      <p className="mt-4 print:hidden">
        <Link to={href} className="inline-flex min-h-11 items-center">
          {t('try')}
        </Link>
      </p>
    </Section>
  )
}
