import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { RequestView } from './requests-view.server.ts'

type StandingsProps = { standings: RequestView['answers'][number]['standings'] }

/** Where a vendor’s answer stands in the register, each place with the way there. */
export function Standings({ standings }: StandingsProps) {
  const t = useTranslations('vendor.requests.standing')
  return (
    <ul className="grid gap-2 text-sm [overflow-wrap:anywhere]">
      {standings.map(({ kind, place, to, href }) => (
        <li key={`${kind} ${place}`} className="grid justify-items-start">
          <span>{t(kind, { place })}</span>
          <span className="whitespace-pre-line text-soft">{to}</span>
          <Link to={href}>
            {t(`to.${kind}`)}
            <span className="sr-only">: {place}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
