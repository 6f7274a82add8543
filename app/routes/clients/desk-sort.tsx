import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { DESK_SORTS, type DeskSort, orderFromHead } from '#app/core/clients/desk-order.ts'
import { deskAddress } from './desk-address.ts'
import type { DeskView } from './list.tsx'

type Asked = DeskView['asked']

/** In which direction the desk is sorted by a column; nothing where it is by another. */
export const sortedBy = ({ order }: Asked, by: DeskSort) =>
  order.by === by ? (order.isDescending ? 'descending' : 'ascending') : undefined

const to = (asked: Asked, by: DeskSort) => deskAddress({ ...asked, order: orderFromHead(asked.order, by), after: null })

/** The sign beside what the desk is sorted by; the head of its column says it to the ear. */
function Direction({ asked: { order }, by }: { asked: Asked; by: DeskSort }) {
  return order.by === by && <span aria-hidden="true">{order.isDescending ? ' ↓' : ' ↑'}</span>
}

/** The head of a column, which sorts the desk by it from its first page on; a narrow screen says it to the ear alone. */
export function SortLink({ by, label, asked }: { by: DeskSort; label: string; asked: Asked }) {
  return (
    <>
      <span className="md:hidden">{label}</span>
      <Link to={to(asked, by)} className="max-md:hidden" preventScrollReset>
        {label}
        <Direction asked={asked} by={by} />
      </Link>
    </>
  )
}

/** The same choice in one line, where a narrow screen shows no heads. */
export function SortLine({ asked }: { asked: Asked }) {
  const t = useTranslations('clients.sort')
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-sm md:hidden">
      <span className="text-soft">{t('heading')}</span>
      {DESK_SORTS.map((by) => (
        <Link
          key={by}
          to={to(asked, by)}
          aria-current={asked.order.by === by || undefined}
          className="inline-flex min-h-8 min-w-8 items-center"
          preventScrollReset
        >
          {t(by)}
          <Direction asked={asked} by={by} />
        </Link>
      ))}
    </p>
  )
}
