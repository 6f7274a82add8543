import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireAnswerLink } from '#app/server/answering/answer-link.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { dropMentionMail } from '#db/queries/comment-mail.server.ts'
import { findInTeam, setQuiet } from '#db/queries/team.server.ts'
import type { Route } from './+types/stop'

export const handle = { words: ['answering'], hydrate: false }
export const meta = pageTitle('stopReminders')

/** Says which mails end; mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { link } = await requireTheirs(context, params.token)
  return { company: link.company, isQuiet: link.isQuiet }
}

/** What a mail program sends that stops it for somebody (RFC 8058); it follows no redirect. */
const ONE_CLICK = 'List-Unsubscribe'

/** Whoever has the mail may stop it, as often as they press. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  const form = await readForm(request, { [ONE_CLICK]: 'one' }, say)
  const { link, scope, participantId } = await requireTheirs(context, params.token)
  const person = await database.withWorkspace(scope, async (tx) => {
    await setQuiet(tx, participantId)
    return findInTeam(tx, participantId)
  })
  if (person && person.email !== '') {
    await database.withSys((tx) => dropMentionMail(tx, link.assessmentId, person.email))
  }
  return form.has(ONE_CLICK) ? null : redirect(`/answer/${params.token}/stop`)
}

/** @throws a 404 response for a link that is nobody's own, or leads nowhere */
async function requireTheirs(context: Route.LoaderArgs['context'], token: string) {
  const { link, scope } = await requireAnswerLink(context, token)
  const { participantId } = link
  if (participantId === null) throw refusal(404, context.get(services).say('noAnswerLink'))
  return { link, scope, participantId }
}

export default function StopRoute({ loaderData: { company, isQuiet } }: Route.ComponentProps) {
  const t = useTranslations('answering.stop')
  return (
    <AppPage width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading', { company })}</h1>
      {isQuiet ? (
        <Notice title={t('stoppedTitle')}>{t('stopped')}</Notice>
      ) : (
        <div className="grid max-w-measure justify-items-start gap-6 [overflow-wrap:anywhere]">
          <p>{t('text', { company })}</p>
          <Form method="post">
            <Button kind="primary">{t('button')}</Button>
          </Form>
        </div>
      )}
    </AppPage>
  )
}
