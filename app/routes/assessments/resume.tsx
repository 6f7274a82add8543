import { data, Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { sessionCookie } from '#app/server/session-cookie.server.ts'
import { Button } from '#app/ui/button.tsx'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findResumeLink } from '#db/queries/resume-links.server.ts'
import { createSession, revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import type { Route } from './+types/resume'

export const meta = pageTitle('resume')

/** Shows whose check the link opens; scanners that follow it change nothing. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { company } = await requireLink(context, params.token)
  return { company }
}

/** Exchanges the link for a session of its own on this device. */
export async function action({ context, params }: Route.ActionArgs) {
  const { link } = await requireLink(context, params.token)
  const { database } = context.get(services)
  const { token: old } = context.get(visitor)
  const { workspaceId, actorId, assessmentId } = link
  const { token } = await database.withSys(async (tx) => {
    const before = await context.get(visitor).session()
    if (old && before?.workspaceId === workspaceId) await revokeSession(tx, old)
    return createSession(tx, { kind: 'guest', workspaceId, actorId })
  })
  throw redirect(`/assessments/${assessmentId}`, {
    headers: { 'Set-Cookie': sessionCookie(token, SESSION_DAYS.guest) },
  })
}

async function requireLink(context: Route.LoaderArgs['context'], token: string) {
  const { database } = context.get(services)
  const link = /^[A-Za-z0-9_-]{43}$/.test(token) ? await database.withSys((tx) => findResumeLink(tx, token)) : null
  const assessment = link && (await database.withWorkspace(link, (tx) => findAssessment(tx, link.assessmentId)))
  if (!link || !assessment) {
    await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
    throw data('This link has ended. Ask whoever gave it to you for a new one, or start a new check.', 404)
  }
  return { link, company: assessment.title }
}

export default function ResumeRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('app.resume')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure break-words">{t('text', { company: loaderData.company })}</p>
      <Form method="post" reloadDocument>
        <Button kind="primary">{t('button')}</Button>
      </Form>
    </AppPage>
  )
}
