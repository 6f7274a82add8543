import type { ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'

type KeptUntilProps = {
  /** ISO date. */
  on: string
  /** Where "extend" posts to; left out where it cannot be extended. */
  extendAction?: string
  /** The link to sign in, which keeps it without an end. */
  signIn?: ReactNode
}

/** What the settings answer to "extend". */
type Extended = { done?: 'revoked' | 'saved' | 'extended' }

/** How long this work is kept without an account. "extend" leaves one where one is; without a script it leads to the settings. */
export function KeptUntil({ on, extendAction, signIn }: KeptUntilProps) {
  const t = useTranslations('questionnaire')
  const fetcher = useFetcher<Extended>()
  const date = () => <CalendarDate on={on} />
  if (fetcher.state === 'idle' && fetcher.data?.done === 'extended')
    return <output>{t.rich('extended', { date })}</output>
  return (
    <div className="inline-flex flex-wrap items-center gap-x-2">
      <span>{t.rich('keptUntil', { date })}</span>
      {extendAction && (
        <fetcher.Form method="post" action={extendAction}>
          <button
            type="submit"
            name="intent"
            value="extend"
            className="min-h-11 cursor-pointer text-accent underline underline-offset-3"
          >
            {t('extend')}
          </button>
        </fetcher.Form>
      )}
      {signIn}
    </div>
  )
}
