import { useTranslations } from 'use-intl'
import { Section } from '#app/ui/section.tsx'
import type { TeamView } from './team-view.server.ts'

/** Which questions people passed on, and to whom. */
export function PassesSection({ passes }: Pick<TeamView, 'passes'>) {
  const t = useTranslations('team.passes')
  return (
    <Section id="passes" fills title={t('heading')} text={t('text')}>
      <ul className="grid list-disc gap-2 pl-6 [overflow-wrap:anywhere]">
        {passes.map(({ key, ask, from, to }) => (
          <li key={key}>
            {ask} <span className="text-soft">{t('line', { from, to })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
