import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AgreedNote } from '#app/server/agreed-notes.server.ts'
import { Moment } from '#app/ui/moment.tsx'

/** What people agreed on about a question: it counts, whatever is answered on the card. */
export function CardAgreed({ agreed: { level, answer, reason, by, isOwn, at, href } }: { agreed: AgreedNote }) {
  const t = useTranslations('questionnaire.agreed')
  return (
    <div className="grid max-w-measure gap-1 border-accent border-l-4 pl-5 [overflow-wrap:anywhere]">
      <p>
        <span className="font-semibold text-accent">{level === null ? t('on') : t('onLevel', { level })}</span> {answer}
      </p>
      <p className="whitespace-pre-line">{t('because', { reason })}</p>
      <p className="text-sm text-soft">
        {by ? t('by', { name: by }) : t(isOwn ? 'byYou' : 'bySomebody')}, <Moment {...at} />. {t('stays')}
      </p>
      <p>
        <Link to={href} className="inline-flex min-h-11 items-center">
          {t('change')}
        </Link>
      </p>
    </div>
  )
}
