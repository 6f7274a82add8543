import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { AnswerChanges } from './answer-changes.tsx'
import type { AnswerChangeView, ChangeRow, Reading } from './view.ts'

type RowsProps = {
  rows: readonly ChangeRow[]
  /** The catalogue is another one, so each says whose doing it is. */
  saysWhose: boolean
  /** Answers behind it are reasons of a verdict, not simply those of a level. */
  isVerdict: boolean
  /** What is folded away stands open. */
  isAllOpen?: boolean
}

/** What reads otherwise: first what changed for sure, then what is only known better or less well. */
export function ChangeRows({ rows, ...shown }: RowsProps) {
  const t = useTranslations('changes')
  const changed = rows.filter(({ isChange }) => isChange)
  const known = rows.filter(({ isChange }) => !isChange)
  const list = (part: readonly ChangeRow[]) => (
    <ul>
      {part.map((row) => (
        <Row key={row.id} row={row} {...shown} />
      ))}
    </ul>
  )
  return (
    <div className="grid gap-8">
      {changed.length > 0 && list(changed)}
      {known.length > 0 && (
        <div className="grid gap-2">
          <h3>{t('known')}</h3>
          {list(known)}
        </div>
      )}
    </div>
  )
}

function Row({ row, saysWhose, isVerdict, isAllOpen }: { row: ChangeRow } & Omit<RowsProps, 'rows'>) {
  const t = useTranslations('changes')
  const { name, href, was, under, is, by, move, because } = row
  return (
    <li className="grid gap-x-10 gap-y-2 border-hair border-b py-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="grid content-start gap-1">
        {href ? (
          <Link to={href} className="text-ink">
            {name}
          </Link>
        ) : (
          <span>{name}</span>
        )}
        <span className="text-sm text-soft">
          {saysWhose ? `${t(`move.${move}`)} · ${t(`by.${by}`)}` : t(`move.${move}`)}
        </span>
      </div>
      <div className="grid content-start gap-2">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-soft">
            <InWords reading={was} />
          </span>
          <span aria-hidden="true" className="text-soft">
            →
          </span>
          <VisuallyHidden>{t('now')}</VisuallyHidden>
          <span className="font-semibold">
            <InWords reading={is} />
          </span>
        </p>
        {under && (
          <p className="text-sm text-soft">
            {t('under')} <InWords reading={under} />
          </p>
        )}
        {because.length > 0 && (
          <Disclosure
            key={String(isAllOpen)}
            open={isAllOpen}
            summary={isVerdict ? <Deciding because={because} /> : t('answered', { count: because.length })}
          >
            {isVerdict && <p className="mb-4 max-w-measure text-sm text-soft">{t('becauseText')}</p>}
            <AnswerChanges answers={because} />
          </Disclosure>
        )}
      </div>
    </li>
  )
}

/** The first of the answers that brought a verdict about, in one line, and how many more it took. */
function Deciding({ because }: { because: readonly AnswerChangeView[] }) {
  const t = useTranslations('changes')
  const [first] = because
  if (!first) return null
  const { kind, about, steps } = first
  const what = kind === 'form' || kind === 'interests' ? t(kind) : about
  const said = steps ? t('decidingSteps', { what, ...steps }) : t('deciding', { what })
  return (
    <>
      {said}
      {because.length > 1 && ` ${t('decidingMore', { count: because.length - 1 })}`}
    </>
  )
}

function InWords({ reading: { text, tone } }: { reading: Reading }) {
  return tone ? <VerdictMark tone={tone}>{text}</VerdictMark> : <span className="tabular-nums">{text}</span>
}
