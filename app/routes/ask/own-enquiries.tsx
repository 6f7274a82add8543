import { useTranslations } from 'use-intl'
import type { OwnEnquiry } from '#app/server/enquiries/own-enquiries.server.ts'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Page } from '#db/queries/enquiries.server.ts'
import { EnquiryPager } from './enquiry-pager.tsx'
import { usePageName } from './page-name.tsx'

type OwnEnquiriesProps = { asked: Page<OwnEnquiry>; days: number; mostDays: number }

/** What somebody asked here before, the newest first, and what they heard; nothing if they never did. */
export function OwnEnquiries({ asked, days, mostDays }: OwnEnquiriesProps) {
  const t = useTranslations('ask.own')
  if (asked.rows.length === 0) return null
  return (
    <Section fills title={t('title')} text={t('text', { days, mostDays })}>
      <ol className="grid gap-8">
        {asked.rows.map((enquiry) => (
          <li key={enquiry.id} id={`enquiry-${enquiry.id}`}>
            <One enquiry={enquiry} />
          </li>
        ))}
      </ol>
      <EnquiryPager list={asked} name="page" />
    </Section>
  )
}

function One({ enquiry: { about, askedAt, body, answer } }: { enquiry: OwnEnquiry }) {
  const t = useTranslations('ask.own')
  const nameOf = usePageName()
  return (
    <article className="grid max-w-measure gap-3">
      <p className="text-sm text-soft">
        <Moment {...askedAt} /> {about && <>· {t('about', { name: nameOf(about) })}</>}
      </p>
      <p className="whitespace-pre-wrap">{body}</p>
      {answer === null ? (
        <p className="border-hair border-l-2 pl-4 text-soft">{t('open')}</p>
      ) : (
        <div className="grid gap-2 border-accent border-l-2 pl-4">
          <p className="text-sm text-soft">
            {t(answer.text === '' ? 'closed' : 'answered', { by: answer.by })} <Moment {...answer.at} />
          </p>
          {answer.text !== '' && <p className="whitespace-pre-wrap">{answer.text}</p>}
        </div>
      )}
    </article>
  )
}
