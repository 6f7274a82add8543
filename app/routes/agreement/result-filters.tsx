import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { TeamResultView } from './result-view.server.ts'

type View = Pick<NonNullable<TeamResultView>, 'show' | 'differing' | 'total' | 'dimensions'>

/** Which questions stand below: links, so that each choice has an address. */
export function ResultFilters({ view: { show, differing, total, dimensions } }: { view: View }) {
  const t = useTranslations('agreement.result.show')
  return (
    <nav aria-label={t('label')} id="questions" className="no-print mt-12 border-hair border-t pt-2">
      <Choices
        show={show}
        choices={[
          { id: 'differ', name: t('differ'), count: differing },
          { id: 'all', name: t('all'), count: total },
        ]}
      />
      <Disclosure summary={t('bySubject')} open={dimensions.some(({ id }) => id === show)}>
        <Choices show={show} choices={dimensions} />
      </Disclosure>
    </nav>
  )
}

function Choices({ show, choices }: { show: string; choices: readonly { id: string; name: string; count: number }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-6">
      {choices.map(({ id, name, count }) => (
        <li key={id}>
          <Link
            to={`?show=${id}#questions`}
            preventScrollReset
            aria-current={id === show ? 'true' : undefined}
            className={`inline-flex min-h-11 items-center gap-1.5 ${id === show ? 'font-semibold text-ink' : ''}`}
          >
            {name} <span className="text-soft tabular-nums">{count}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
