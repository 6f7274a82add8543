import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/ui/section.tsx'
import { useSpan } from './question-result.tsx'
import type { QuestionView } from './question-view.server.ts'
import { StandingMark } from './standing-mark.tsx'

type Row = QuestionView & { href: string; hanging?: number }

/** The questions that are talked about, in their order, each with how it stands; nothing if there is none. */
export function AgendaList({ title, rows }: { title: string; rows: readonly Row[] }) {
  const t = useTranslations('agreement.workshop')
  const say = useSpan()
  if (rows.length === 0) return null
  return (
    <Section title={title} fills>
      <ol className="grid">
        {rows.map((row, at) => (
          <li
            key={row.id}
            className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 border-hair border-t py-4 break-inside-avoid"
          >
            <span className="text-faint tabular-nums">{at + 1}</span>
            <div className="grid gap-1">
              <Link to={row.href} className="font-semibold text-ink">
                {row.ask}
              </Link>
              <p className="flex flex-wrap items-baseline gap-x-4">
                <StandingMark standing={row.agreed ? 'agreed' : row.standing} />
                <span className="text-soft">{say(row)}</span>
              </p>
              {row.agreed ? (
                <p className="max-w-measure [overflow-wrap:anywhere]">
                  {row.agreed.choice?.lead} <span className="text-soft">{row.agreed.reason}</span>
                </p>
              ) : (
                row.hanging !== undefined &&
                row.hanging > 0 && <p className="text-sm text-soft">{t('hanging', { count: row.hanging })}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
