import { useTranslations } from 'use-intl'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceButton, PlaceForm, PlaceLink } from '#app/routes/library/place-link.tsx'
import type { EnquiryOutcome } from '#app/server/enquiries/read-enquiry.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { AskView } from './ask.tsx'
import { EnquiryFields } from './enquiry-fields.tsx'
import { usePageName } from './page-name.tsx'
import { askAddress } from './use-ask-address.ts'

type AskPageProps = { view: AskView; outcome: EnquiryOutcome | undefined }

/** Asks whoever runs this site; where they cannot be reached from here, it says so and what there is instead. */
export function AskPage({ view, outcome }: AskPageProps) {
  const t = useTranslations('ask.page')
  const isOpen = view.operator.mailbox !== null && view.way !== 'none'
  return (
    <LibraryFrame>
      <div className="grid max-w-form gap-8 [overflow-wrap:anywhere]">
        <h1>{t(view.isSent && isOpen ? 'sent' : 'title')}</h1>
        {!isOpen ? (
          <NoMailbox view={view} />
        ) : view.isSent ? (
          <Sent view={view} />
        ) : (
          <Ask view={view} outcome={outcome} />
        )}
        {!view.isSent && <FromCheck />}
      </div>
    </LibraryFrame>
  )
}

function Ask({ view, outcome }: AskPageProps) {
  const t = useTranslations('ask.page')
  const { operator, about, opId, days, mostDays } = view
  return (
    <>
      <p className="max-w-measure text-lg">{t('lead', { company: operator.company ?? 'none' })}</p>
      {about && <About view={view} />}
      <PlaceForm method="post" action={askAddress(about?.page ?? '')} noValidate className="grid gap-8">
        <EnquiryFields opId={opId} address="needed" outcome={outcome} />
        <div className="grid justify-items-start gap-4">
          <Button kind="primary">{t('send')}</Button>
          <p className="max-w-measure text-sm text-soft">
            {t.rich('kept', {
              days,
              mostDays,
              link: (words) => <PlaceLink href="/trust/privacy-notice">{words}</PlaceLink>,
            })}
          </p>
        </div>
      </PlaceForm>
    </>
  )
}

/** The page that it is about, and the way to ask about none. */
function About({ view: { about } }: Pick<AskPageProps, 'view'>) {
  const t = useTranslations('ask.page')
  const nameOf = usePageName()
  if (about === null) return null
  return (
    <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-hair border-y py-3">
      <span>
        {t.rich('about', { name: nameOf(about), link: (words) => <PlaceLink href={about.page}>{words}</PlaceLink> })}
      </span>
      <PlaceLink href="/ask" className="text-sm">
        {t('aboutNone')}
      </PlaceLink>
    </p>
  )
}

function Sent({ view }: Pick<AskPageProps, 'view'>) {
  const t = useTranslations('ask.page')
  const nameOf = usePageName()
  const { operator, way, about } = view
  return (
    <>
      <p role="status" className="max-w-measure text-lg">
        {way === 'smtp' ? t('onItsWay', { company: operator.company ?? 'none' }) : t('onlyHere')}
      </p>
      <p className="max-w-measure text-soft">{t('noCopy')}</p>
      <p>
        <PlaceButton href={about?.page ?? '/'}>
          {about ? t('back', { name: nameOf(about) }) : t('backToStart')}
        </PlaceButton>
      </p>
    </>
  )
}

/** Nothing is sent or kept here; what there is to read instead. */
function NoMailbox({ view: { operator } }: Pick<AskPageProps, 'view'>) {
  const t = useTranslations('ask.page')
  const { mailbox } = operator
  return (
    <>
      {mailbox === null ? (
        <Notice title={t('noMailboxTitle')}>{t('noMailbox')}</Notice>
      ) : (
        <Notice title={t('noMailTitle')}>
          {t.rich('noMail', { mailbox, link: (words) => <a href={`mailto:${mailbox}`}>{words}</a> })}
        </Notice>
      )}
      <div className="grid gap-2">
        <p className="max-w-measure">{t('instead')}</p>
        <ul className="grid list-disc gap-1 pl-6">
          <li>
            <PlaceLink href="/glossary">{t('glossary')}</PlaceLink>
          </li>
          <li>
            <PlaceLink href="/methodology">{t('method')}</PlaceLink>
          </li>
          <li>
            <PlaceLink href="/trust">{t('trust')}</PlaceLink>
          </li>
        </ul>
      </div>
    </>
  )
}

/** Whoever works in a check reaches its people from there. */
function FromCheck() {
  const t = useTranslations('ask.page')
  return <p className="max-w-measure border-hair border-t pt-6 text-soft">{t('fromCheck')}</p>
}
