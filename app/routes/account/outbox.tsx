import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { writeMail } from '#app/server/mail-text.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { listShownMails } from '#db/queries/mails.server.ts'
import type { Route } from './+types/outbox'

export const handle = { words: ['account'] }
export const meta = pageTitle('outbox')

/** Mails instead of sending them; in development alone. */
export async function loader({ context }: Route.LoaderArgs) {
  const { database, mode, say } = context.get(services)
  if (mode !== 'development') throw refusal(404, say('noPage'))
  const shown = await database.withSys(listShownMails)
  const mails = shown.map(async (mail) => ({ id: mail.id, recipient: mail.recipient, ...(await writeMail(mail)) }))
  return { mails: await Promise.all(mails) }
}

export default function OutboxRoute({ loaderData: { mails } }: Route.ComponentProps) {
  const t = useTranslations('account.outbox')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 text-soft">{t('text')}</p>
      {mails.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {mails.map(({ id, recipient, subject, text }) => (
        <article key={id} className="grid gap-2 border-hair border-t py-6">
          <h2 className="text-lg">{subject}</h2>
          <p className="text-soft [overflow-wrap:anywhere]">{t('to', { recipient })}</p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        </article>
      ))}
    </AppPage>
  )
}
