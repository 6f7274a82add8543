import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { AskingView } from '#app/server/enquiries/own-enquiries.server.ts'
import type { EnquiryOutcome } from '#app/server/enquiries/read-enquiry.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { EnquiryFields } from './enquiry-fields.tsx'
import { OwnEnquiries } from './own-enquiries.tsx'
import { usePageName } from './page-name.tsx'

type InCheckPageProps = { view: AskingView & { isSent: boolean }; outcome: EnquiryOutcome | undefined }

/** Asks the people who look after a check's workspace, and shows what was asked and answered. */
export function InCheckPage({ view, outcome }: InCheckPageProps) {
  const t = useTranslations('ask.check')
  const page = useTranslations('ask.page')
  return (
    <AppPage assessment={view.head} width="form" onlyReads>
      <h1 className="mb-4">{page('title')}</h1>
      <div className="grid gap-10 [overflow-wrap:anywhere]">
        {view.isSent && outcome === undefined && (
          <div role="status">
            <Notice title={page('sent')}>{t(view.sendsMail ? 'told' : 'notTold')}</Notice>
          </div>
        )}
        {view.isReachable ? <Ask key={view.opId} view={view} outcome={outcome} /> : <Nobody view={view} />}
        <OwnEnquiries asked={view.asked} days={view.days} mostDays={view.mostDays} />
      </div>
    </AppPage>
  )
}

function Ask({ view, outcome }: InCheckPageProps) {
  const t = useTranslations('ask.check')
  const page = useTranslations('ask.page')
  const nameOf = usePageName()
  const { about, answerers, workspace, email, opId, name, sendsMail } = view
  return (
    <Form method="post" noValidate className="grid gap-8">
      <div className="grid max-w-measure gap-3">
        <p className="text-lg">
          {t('lead', { count: answerers.length, names: answerers.join(', '), workspace })}{' '}
          {sendsMail && email !== null && t('answerTo', { email })}
        </p>
        {about && <p className="text-soft">{t('about', { name: nameOf(about) })}</p>}
      </div>
      <EnquiryFields
        opId={opId}
        address={email === null ? 'optional' : 'known'}
        name={name}
        outcome={outcome}
        isHydrated
      />
      <div>
        <Button kind="primary">{page('send')}</Button>
      </div>
    </Form>
  )
}

/** Nobody here could answer; whom else one can ask. */
function Nobody({ view: { isGuest, operatorIsReachable } }: Pick<InCheckPageProps, 'view'>) {
  const t = useTranslations('ask.check')
  return (
    <Notice title={t('nobodyTitle')}>
      <p>{t(isGuest ? 'guest' : 'alone')}</p>
      <p className="mt-2">
        {operatorIsReachable
          ? t.rich('operator', { link: (words) => <PlaceLink href="/ask">{words}</PlaceLink> })
          : t.rich('noOperator', { link: (words) => <PlaceLink href="/methodology">{words}</PlaceLink> })}
      </p>
    </Notice>
  )
}
