import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { VendorView } from './form.tsx'

/** What a vendor has sent, as it stands. */
export function SentAnswers({ view }: { view: VendorView }) {
  const t = useTranslations('vendor.form')
  const { sentOn, company, name, questions, answers } = view
  return (
    <div className="grid gap-10">
      <Notice title={t('sentTitle')}>
        {t.rich('sent', { company, name, date: () => <CalendarDate on={sentOn ?? ''} /> })}
      </Notice>
      <dl className="grid max-w-measure gap-6 [overflow-wrap:anywhere]">
        {questions.map(({ id, ask, options }) => {
          const said = answers[id]
          return (
            <div key={id}>
              <dt className="font-semibold">{ask}</dt>
              <dd>{options.find((option) => option.id === said?.answer)?.text ?? t('unsure')}</dd>
              {said?.text && <dd className="whitespace-pre-line text-soft">{said.text}</dd>}
            </div>
          )
        })}
      </dl>
    </div>
  )
}
