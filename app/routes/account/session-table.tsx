import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { WrittenTime } from '#app/server/written-time.ts'
import { Button } from '#app/ui/button.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

export type SignedIn = {
  id: string
  /** Empty: not known. */
  device: string
  createdAt: WrittenTime
  lastSeenAt: WrittenTime
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
          cell: ({ createdAt }) => <Moment {...createdAt} />,
        },
        { id: 'seen', header: t('seen'), label: t('seen'), cell: ({ lastSeenAt }) => <Moment {...lastSeenAt} /> },
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
