import { Form, type RouterContextProvider, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import type { TeamMember } from '#app/core/pilots/charter/charter-content.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readStopToken } from '#app/server/pilots/stop-link.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { stopTelling } from '#db/queries/pilot-notices.server.ts'
import { findPilot } from '#db/queries/pilots.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/stop-mail'

export const handle = { words: ['pilots'], hydrate: false }
export const meta = pageTitle('stopPilotMail')

/** Says who writes and why; mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { pilot, workspace, person } = await requireTold(context, params.token)
  const theirs = pilot.draft.team.filter(({ isTold, email }) => isTold && email === person.email)
  return {
    pilot: pilot.name,
    company: pilot.clientName,
    workspace: workspace.name,
    email: person.email,
    left: leftOf(theirs),
  }
}

const leftOf = (told: readonly TeamMember[]) => {
  if (told.length === 0) return 'nothing' as const
  return told.every(({ toldOnlyOfHardEvents }) => toldOnlyOfHardEvents) ? ('hardEvents' as const) : ('all' as const)
}

/** What a mail program sends that stops it for somebody (RFC 8058); it follows no redirect. */
const ONE_CLICK = 'List-Unsubscribe'

/** Whoever has the mail may stop it, as often as they press. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  const form = await readForm(request, { intent: 'one', [ONE_CLICK]: 'one' }, say)
  const { scope, person } = await requireTold(context, params.token)
  const what = fieldOf(form, 'intent') === 'all' ? 'all' : 'reminders'
  await database.withWorkspace(scope, (tx) => stopTelling(tx, person.pilotId, person.email, what))
  return form.has(ONE_CLICK) ? null : redirect(`/pilot-mail/${params.token}`)
}

/** @throws a 404 response if the link opens nothing, which is counted per address; a 429 response after too many */
async function requireTold(context: Readonly<RouterContextProvider>, token: string) {
  const own = context.get(services)
  const person = readStopToken(own.seal, token)
  if (person) {
    const scope = { workspaceId: person.workspaceId, actorId: person.workspaceId }
    const found = await own.database.withWorkspace(scope, async (tx) => {
      const [pilot, workspace] = [await findPilot(tx, person.pilotId), await findWorkspace(tx)]
      return pilot && workspace && { pilot, workspace }
    })
    if (found) return { ...found, scope, person }
  }
  await requireWithinLimit(own, 'wrongToken', context.get(visitor).address)
  throw refusal(404, own.say('noPilotMail'))
}

export default function StopMailRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('pilots.stopMail')
  const { pilot, company, workspace, email, left } = loaderData
  return (
    <AppPage width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading', { pilot })}</h1>
      <div className="grid max-w-measure gap-6 [overflow-wrap:anywhere]">
        {left === 'all' && <p className="text-lg">{t('who', { workspace, email, company })}</p>}
        {left === 'all' ? <p>{t('what')}</p> : <Notice title={t(`stopped.${left}`)}>{t('stopped.again')}</Notice>}
        {left !== 'nothing' && (
          <Form method="post" className="flex flex-wrap gap-4">
            {left === 'all' && (
              <Button kind="primary" name="intent" value="reminders">
                {t('button')}
              </Button>
            )}
            <Button name="intent" value="all">
              {t('all')}
            </Button>
          </Form>
        )}
      </div>
    </AppPage>
  )
}
