import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'
import type { MailOutcome } from './mail-draft.ts'
import type { MailView } from './mail-view.server.ts'

type MailNoticesProps = { view: MailView; outcome: MailOutcome | undefined }

/** What is to be known before one writes, and what came of keeping a text. */
export function MailNotices({ view, outcome }: MailNoticesProps) {
  const t = useTranslations('delivery.mail')
  return (
    <>
      {!view.mayMail && (
        <Notice kind="info" title={t('noMail')}>
          {t('noMailText')}
        </Notice>
      )}
      {view.isShownOnly && (
        <Notice kind="info" title={t('local')}>
          {t('localText')} <Link to="/dev/outbox">{t('outbox')}</Link>
        </Notice>
      )}
      {!view.isSubmitted && (
        <Notice kind="info" title={t('draft')}>
          {t('draftText')}
        </Notice>
      )}
      {outcome?.isKept && <Notice kind="warn">{t('kept')}</Notice>}
      {outcome?.theirs && (
        <Notice kind="warn" title={t('conflict')}>
          {t('conflictText')}
        </Notice>
      )}
    </>
  )
}
