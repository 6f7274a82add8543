import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { findSetAside } from '#app/server/member.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sessionCookie, tokenCookie } from '#app/server/session-cookie.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findResumeLink, holdResumeLink } from '#db/queries/resume-links.server.ts'
import { createSession, revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/resume'

export const meta = pageTitle('resume')

/** Says what the link does and nothing of whose it is: mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { workspaceId } = await requireLink(context, params.token)
  const session = await context.get(visitor).session()
  const replaces = session?.kind === 'member' ? await findSetAside(context) : session
  const isOtherHere = replaces !== null && replaces.workspaceId !== workspaceId
  return { isOtherHere, isMember: session?.kind === 'member' }
}

/**
 * Exchanges the link for a session of its own on this device; it stays good for other devices.
 * Somebody who is signed in stays so, and is asked whether to keep what the link leads to.
 */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  await readForm(request, {}, say)
  const { workspaceId, actorId, assessmentId } = await requireLink(context, params.token)
  const own = context.get(visitor)
  const before = await own.session()
  const isMember = before?.kind === 'member'
  const old = own.token
  const created = await database.withSys(async (tx) => {
    if (!(await holdResumeLink(tx, params.token))) return null
    if (old && !isMember && before?.workspaceId === workspaceId) await revokeSession(tx, old)
    return createSession(tx, { kind: 'guest', workspaceId, actorId })
  })
  if (!created) throw refusal(404, say('linkEnded'))
  if (isMember) {
    throw redirect('/claim', { headers: { 'Set-Cookie': tokenCookie('guest', created.token, SESSION_DAYS.guest) } })
  }
  throw redirect(`/assessments/${assessmentId}`, {
    headers: { 'Set-Cookie': sessionCookie(created.token, SESSION_DAYS.guest) },
  })
}

/** @throws a 404 response if the link leads nowhere, which is counted per address; a 429 response after too many */
async function requireLink(context: Route.LoaderArgs['context'], token: string) {
  const { database, say } = context.get(services)
  const link = /^[A-Za-z0-9_-]{43}$/.test(token) ? await database.withSys((tx) => findResumeLink(tx, token)) : null
  if (link && (await database.withWorkspace(link, (tx) => isGuestsOwn(tx, link.assessmentId)))) return link
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('linkEnded'))
}

/** Work that somebody keeps in an account is opened by signing in alone. */
async function isGuestsOwn(tx: WorkspaceTx, assessmentId: string): Promise<boolean> {
  const workspace = await findWorkspace(tx)
  return workspace?.kind === 'guest' && (await findAssessment(tx, assessmentId)) !== null
}

export default function ResumeRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('app.resume')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure">{t('text')}</p>
      {loaderData.isOtherHere && (
        <div className="mb-8">
          <Notice kind="warn">{t(loaderData.isMember ? 'replacesAside' : 'replaces')}</Notice>
        </div>
      )}
      <Form method="post" reloadDocument>
        <Button kind="primary">{t('button')}</Button>
      </Form>
    </AppPage>
  )
}
