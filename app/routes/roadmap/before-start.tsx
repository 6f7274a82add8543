import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import type { PlannedView } from './roadmap-view.ts'

/** Duties that no action of the plan meets and that are to be met before the pilot starts; nothing where there is none. */
export function BeforeStart({ before }: Pick<PlannedView, 'before'>) {
  const t = useTranslations('roadmap.before')
  if (before.length === 0) return null
  return (
    <Section id="before" title={t('title')} lead={t('lead')}>
      <ul className="grid max-w-measure">
        {before.map(({ statement, article, system, href }) => (
          <li key={href} className="grid gap-1 border-hair border-t py-3 [overflow-wrap:anywhere]">
            <Link to={href}>{statement}</Link>
            <span className="text-sm text-soft">
              {article} · {system}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
