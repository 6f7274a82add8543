import { Form, type RouterContextProvider, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { readStopToken } from '#app/server/threads/stop-link.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { dropMentionMail, isMailStopped, stopMail } from '#db/queries/comment-mail.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/stop-mail'

export const handle = { words: ['threads'], hydrate: false }
export const meta = pageTitle('stopCommentMail')

/** Says who writes and why; mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { title, workspace, isStopped } = await requireNamed(context, params.token)
  return { title, workspace, isStopped }
}

/** What a mail program sends that stops it for somebody (RFC 8058); it follows no redirect. */
const ONE_CLICK = 'List-Unsubscribe'

/** Whoever has the mail may stop it, as often as they press. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  const form = await readForm(request, { [ONE_CLICK]: 'one' }, say)
  const { scope, assessmentId, personId } = await requireNamed(context, params.token)
  await database.withWorkspace(scope, (tx) => stopMail(tx, assessmentId, personId))
  await database.withSys(async (tx) => {
    const email = (await namesOf(tx, new Set([personId]))).get(personId)?.email
    if (email) await dropMentionMail(tx, assessmentId, email)
  })
  return form.has(ONE_CLICK) ? null : redirect(`/comment-mail/${params.token}`)
}

/** @throws a 404 response if the link opens nothing, which is counted per address; a 429 response after too many */
async function requireNamed(context: Readonly<RouterContextProvider>, token: string) {
  const own = context.get(services)
  const person = readStopToken(own.seal, token)
  if (person) {
    const { workspaceId, assessmentId, personId } = person
    const scope = { workspaceId, actorId: personId }
    const found = await own.database.withWorkspace(scope, async (tx) => {
      const [assessment, workspace] = [await findAssessment(tx, assessmentId), await findWorkspace(tx)]
      if (!assessment || !workspace) return null
      const isStopped = await isMailStopped(tx, assessmentId, personId)
      return { title: assessment.title, workspace: workspace.name, isStopped }
    })
    if (found) return { ...found, scope, assessmentId, personId }
  }
  await requireWithinLimit(own, 'wrongToken', context.get(visitor).address)
  throw refusal(404, own.say('threads.noMail'))
}

export default function StopMailRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('threads.stopMail')
  const { title, workspace, isStopped } = loaderData
  return (
    <AppPage width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading', { title })}</h1>
      <div className="grid max-w-measure gap-6 [overflow-wrap:anywhere]">
        {isStopped ? (
          <Notice title={t('stoppedTitle')}>{t('stopped')}</Notice>
        ) : (
          <>
            <p>{t('what', { workspace })}</p>
            <Form method="post">
              <Button kind="primary">{t('button')}</Button>
            </Form>
          </>
        )}
      </div>
    </AppPage>
  )
}
