import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Moment } from '#app/ui/moment.tsx'
import type { AgreedView } from './question-view.server.ts'

/** What people agreed on, why, who wrote it down and when. */
export function Agreed({ agreed: { choice, reason, by, isOwn, at } }: { agreed: AgreedView }) {
  const t = useTranslations('agreement.agreed')
  return (
    <div className="grid max-w-measure gap-1 border-accent border-l-4 pl-5 [overflow-wrap:anywhere]">
      <p>
        <span className="font-semibold text-accent">{choice ? t('on', { level: choice.level }) : t('takenBack')}</span>{' '}
        {choice?.lead}
      </p>
      <p className="whitespace-pre-line">{t('because', { reason })}</p>
      <p className="text-sm text-soft">
        {t(by ? 'by' : isOwn ? 'byYou' : 'bySomebody', { name: by })}, <Moment {...at} />
      </p>
    </div>
  )
}

/** What was agreed on before, or taken back; nothing if nothing was. */
export function EarlierAgreed({ history }: { history: readonly AgreedView[] }) {
  const t = useTranslations('agreement.agreed')
  if (history.length === 0) return null
  return (
    <div className="mt-6 grid gap-4">
      <p className="font-semibold text-sm text-soft">{t('earlier')}</p>
      {history.map((one) => (
        <Agreed key={one.version} agreed={one} />
      ))}
    </div>
  )
}

/** As `EarlierAgreed`, folded. */
export function FoldedHistory({ history }: { history: readonly AgreedView[] }) {
  const t = useTranslations('agreement.agreed')
  if (history.length === 0) return null
  return (
    <Disclosure summary={t('earlierCount', { count: history.length })}>
      <EarlierAgreed history={history} />
    </Disclosure>
  )
}
