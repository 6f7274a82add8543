import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ContradictionView } from '#app/server/duties/contradictions.server.ts'

/** Where check and register differ, each with the way to both sides; nothing where they agree. */
export function Contradictions({ contradictions }: { contradictions: readonly ContradictionView[] }) {
  const t = useTranslations('duties.contradictions')
  const list = new Intl.ListFormat(useLocale())
  if (contradictions.length === 0) return null
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{t('heading', { count: contradictions.length })}</h2>
      <p className="max-w-measure text-soft">{t('text')}</p>
      <ul className="grid max-w-measure">
        {contradictions.map(
          ({
            id,
            rule,
            systems,
            among,
            level,
            answer,
            capability,
            duties,
            statements,
            tools,
            answerHref,
            registerHref,
          }) => (
            <li key={id} className="grid gap-1 border-hair border-t py-3 [overflow-wrap:anywhere]">
              <p>
                {t(rule, {
                  systems: list.format(systems.map(({ name }) => name)),
                  count: rule === 'tools' ? tools.length : systems.length,
                  among,
                  level: level ?? 0,
                  capability: capability ?? '',
                  duties,
                  answer,
                  statements: statements.join(' '),
                  tools: list.format(tools),
                })}
              </p>
              <p className="no-print flex flex-wrap gap-x-6">
                <Link to={answerHref} className="inline-flex min-h-11 items-center">
                  {t('toAnswer')}
                </Link>
                <Link to={registerHref} className="inline-flex min-h-11 items-center">
                  {t('toRegister')}
                </Link>
              </p>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
