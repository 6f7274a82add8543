import { useTranslations } from 'use-intl'
import { Moment } from '#app/ui/moment.tsx'
import type { LinkRow } from './share-view.server.ts'

type MailLineProps = { mail: NonNullable<LinkRow['mail']> /** Empty: the address was forgotten. */; to: string }

/** The mail that took a link to somebody, and how far it came. */
export function MailLine({ mail, to }: MailLineProps) {
  const t = useTranslations('delivery.mailState')
  const whom = to === '' ? t('forgotten') : to
  const said = () => {
    if (mail.is === 'failed') return t('failed', { to: whom, why: mail.why })
    if (mail.is === 'sent') return t.rich('sent', { to: whom, at: () => <Moment {...mail.at} /> })
    return t(mail.is, { to: whom })
  }
  return (
    <p className={mail.is === 'failed' ? 'text-stop' : ''}>
      {said()} {t('subject', { subject: mail.subject })} {mail.hasPdf && t('pdf')}
    </p>
  )
}
