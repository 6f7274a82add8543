import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'

type KeptUntilProps = {
  /** ISO date. */
  on: string
  /** Where "extend" posts to; left out where it cannot be extended. */
  extendAction?: string
}

/** How long this work is kept without an account. */
export function KeptUntil({ on, extendAction }: KeptUntilProps) {
  const t = useTranslations('questionnaire')
  return (
    <div className="inline-flex flex-wrap items-center gap-x-2">
      <span>{t.rich('keptUntil', { date: () => <CalendarDate on={on} /> })}</span>
      {extendAction && (
        <Form method="post" action={extendAction}>
          <button
            type="submit"
            name="intent"
            value="extend"
            className="min-h-11 cursor-pointer text-accent underline underline-offset-3"
          >
            {t('extend')}
          </button>
        </Form>
      )}
    </div>
  )
}
