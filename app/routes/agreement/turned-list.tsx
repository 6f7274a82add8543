import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { TurnedVerdict } from './team-result.server.ts'

/** What verdicts were before people agreed, and what they are now. */
export function TurnedList({ turned }: { turned: readonly TurnedVerdict[] }) {
  return (
    <ul className="grid">
      {turned.map((one) => (
        <li key={one.id} className="grid gap-x-8 border-hair border-t py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <Link to={one.href} className="text-ink">
            {one.name}
          </Link>
          <Change one={one} />
        </li>
      ))}
    </ul>
  )
}

function Change({ one: { before, after } }: { one: TurnedVerdict }) {
  const t = useTranslations('agreement.turned')
  return (
    <p>
      <span className="text-soft">{t('before', { verdict: before.range ?? before.label })}</span>{' '}
      <span aria-hidden="true" className="text-soft">
        →{' '}
      </span>
      <span className="sr-only">{t('now')} </span>
      <VerdictMark tone={after.tone}>
        {after.label}
        {after.range && <span className="font-normal text-soft"> ({after.range})</span>}
      </VerdictMark>
    </p>
  )
}
