import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { ClockTime } from '#app/ui/clock-time.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

/** An ISO date and an ISO instant. */
type Moment = { on: string; at: string }

export type SignedIn = {
  id: string
  /** Empty: not known. */
  device: string
  createdAt: Moment
  lastSeenAt: Moment
  isThis: boolean
}

/** Where somebody is signed in, and the way to end each. */
export function SessionTable({ sessions }: { sessions: SignedIn[] }) {
  const t = useTranslations('account.page')
  return (
    <Table
      caption={t('sessions')}
      isCaptionHidden
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        { id: 'device', header: t('device'), cell: ({ device }) => device || t('unknown') },
        {
          id: 'signedIn',
          header: t('signedIn'),
          label: t('signedIn'),
          cell: ({ createdAt }) => <When {...createdAt} />,
        },
        { id: 'seen', header: t('seen'), label: t('seen'), cell: ({ lastSeenAt }) => <When {...lastSeenAt} /> },
        {
          id: 'act',
          header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
          cell: ({ id, isThis }) =>
            isThis ? (
              t('thisOne')
            ) : (
              <Form method="post">
                <input type="hidden" name="session" value={id} />
                <Button kind="quiet" name="intent" value="end">
                  {t('end')}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}

function When({ on, at }: Moment) {
  return (
    <span>
      <CalendarDate on={on} />, <ClockTime at={at} />
    </span>
  )
}
