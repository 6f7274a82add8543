import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'
import type { MailOutcome } from './mail-draft.ts'
import type { MailView } from './mail-view.server.ts'
import { ReadersNotice } from './readers-notice.tsx'

type MailNoticesProps = {
  view: MailView
  /** Address of the assessment. */
  base: string
  outcome: MailOutcome | undefined
}

/** What is to be known before one writes, and what came of keeping a text. */
export function MailNotices({ view, base, outcome }: MailNoticesProps) {
  const t = useTranslations('delivery.mail')
  return (
    <>
      {view.isShownOnly && (
        <Notice kind="info" title={t('local')}>
          {t('localText')} <Link to="/dev/outbox">{t('outbox')}</Link>
        </Notice>
      )}
      <ReadersNotice get={view.readers} base={base} />
      {view.signedBy !== null && (
        <Notice kind="info" title={t('nameless', { workspace: view.signedBy })}>
          {t('namelessText')} <Link to="/account">{t('account')}</Link>
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
