import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ENQUIRY_MAX } from '#app/core/enquiries/enquiry-text.ts'
import type { AnswerFault } from '#app/server/enquiries/answer-enquiry.server.ts'
import type { AskedEnquiry } from '#app/server/enquiries/asked-view.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { usePageName } from './page-name.tsx'

type AskedOneProps = { enquiry: AskedEnquiry; fault: AnswerFault | undefined }

/** A question with its answer, or the form for one. */
export function AskedOne({ enquiry, fault }: AskedOneProps) {
  const t = useTranslations('ask.asked')
  const { id, asker, by, check, askedAt, body, answer } = enquiry
  return (
    <article id={`enquiry-${id}`} className="grid max-w-form gap-4 border-hair border-t pt-6">
      <header className="grid gap-1">
        <h3>{t(`by.${asker}`, { name: by || 'none' })}</h3>
        <p className="text-sm text-soft">
          <Link to={check.href}>{check.title}</Link> <About enquiry={enquiry} /> · <Moment {...askedAt} />
        </p>
      </header>
      <p className="max-w-measure whitespace-pre-wrap">{body}</p>
      {answer && (
        <div className="grid max-w-measure gap-2 border-accent border-l-2 pl-4">
          <p className="text-sm text-soft">
            {t(answer.text === '' ? 'closedBy' : 'answeredBy', { by: answer.by || 'none' })} <Moment {...answer.at} />
          </p>
          {answer.text !== '' && <p className="whitespace-pre-wrap">{answer.text}</p>}
        </div>
      )}
      {answer === null && <AnswerForm enquiry={enquiry} fault={fault} />}
      {answer !== null && fault && <Late fault={fault} />}
    </article>
  )
}

function About({ enquiry: { about, aboutHref } }: Pick<AskedOneProps, 'enquiry'>) {
  const t = useTranslations('ask.own')
  const nameOf = usePageName()
  if (about === null) return null
  const name = t('about', { name: nameOf(about) })
  return <>· {aboutHref ? <Link to={aboutHref}>{name}</Link> : name}</>
}

function AnswerForm({ enquiry: { id, asker, email }, fault }: AskedOneProps) {
  const t = useTranslations('ask.asked')
  const goes = email !== '' ? (asker === 'member' ? 'mailed' : 'unproven') : asker === 'reader' ? 'nowhere' : 'onPage'
  return (
    <Form method="post" noValidate className="grid gap-4">
      <input type="hidden" name="enquiry" value={id} />
      <TextArea
        id={`answer-${id}`}
        name="answer"
        label={t('answer')}
        hint={t(`goes.${goes}`, { email })}
        error={fault?.error}
        defaultValue={fault?.typed ?? ''}
        maxLength={ENQUIRY_MAX.body}
        rows={4}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button name="intent" value="answer">
          {t('send')}
        </Button>
        <Button kind="quiet" name="intent" value="close">
          {t('close')}
        </Button>
      </div>
    </Form>
  )
}

/** Somebody was faster: what was typed stays to be copied. */
function Late({ fault }: { fault: AnswerFault }) {
  const t = useTranslations('ask.asked')
  return (
    <Notice kind="warn" title={fault.error}>
      {fault.typed.trim() !== '' && (
        <>
          <p>{t('yours')}</p>
          <p className="mt-2 whitespace-pre-wrap">{fault.typed}</p>
        </>
      )}
    </Notice>
  )
}
