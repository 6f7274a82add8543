import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sessionCookie } from '#app/server/session-cookie.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findResumeLink, holdResumeLink } from '#db/queries/resume-links.server.ts'
import { createSession, revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import type { Route } from './+types/resume'

export const meta = pageTitle('resume')

/** Says what the link does and nothing of whose it is: mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { workspaceId } = await requireLink(context, params.token)
  const session = await context.get(visitor).session()
  return { isOtherHere: session !== null && session.workspaceId !== workspaceId }
}

/** Exchanges the link for a session of its own on this device; it stays good for other devices. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  await readForm(request, {}, say)
  const { workspaceId, actorId, assessmentId } = await requireLink(context, params.token)
  const { token: old, session } = context.get(visitor)
  const before = await session()
  const created = await database.withSys(async (tx) => {
    if (!(await holdResumeLink(tx, params.token))) return null
    if (old && before?.workspaceId === workspaceId) await revokeSession(tx, old)
    return createSession(tx, { kind: 'guest', workspaceId, actorId })
  })
  if (!created) throw refusal(404, say('linkEnded'))
  throw redirect(`/assessments/${assessmentId}`, {
    headers: { 'Set-Cookie': sessionCookie(created.token, SESSION_DAYS.guest) },
  })
}

/** @throws a 404 response if the link leads nowhere, which is counted per address; a 429 response after too many */
async function requireLink(context: Route.LoaderArgs['context'], token: string) {
  const { database, say } = context.get(services)
  const link = /^[A-Za-z0-9_-]{43}$/.test(token) ? await database.withSys((tx) => findResumeLink(tx, token)) : null
  if (link && (await database.withWorkspace(link, (tx) => findAssessment(tx, link.assessmentId)))) return link
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('linkEnded'))
}

export default function ResumeRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('app.resume')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure">{t('text')}</p>
      {loaderData.isOtherHere && (
        <div className="mb-8">
          <Notice kind="warn">{t('replaces')}</Notice>
        </div>
      )}
      <Form method="post" reloadDocument>
        <Button kind="primary">{t('button')}</Button>
      </Form>
    </AppPage>
  )
}
