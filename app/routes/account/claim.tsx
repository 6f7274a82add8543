import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { deviceOf } from '#app/server/device.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { findSetAside, requireMember } from '#app/server/member.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { noCookie, sessionCookie } from '#app/server/session-cookie.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { claimWorkspace, findRole } from '#db/queries/memberships.server.ts'
import { SESSION_DAYS } from '#db/queries/sessions.server.ts'
import type { Route } from './+types/claim'

export const handle = { words: ['account'] }
export const meta = pageTitle('claim')

export async function loader({ context }: Route.LoaderArgs) {
  const { session } = await requireMember(context)
  const aside = await findSetAside(context)
  if (!aside) throw redirect('/assessments')
  const { checks, total, expiresAt } = aside
  const hasOwn = (await context.get(services).database.withWorkspace(session, findRole)) !== null
  return { checks, total, keptUntil: expiresAt && dateIn(expiresAt), hasOwn }
}

/** Nothing is kept unless somebody says so here, and nothing is ever merged. */
export async function action({ context, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  const { user, token } = await requireMember(context)
  const form = await readForm(request, { intent: 'one' }, say)
  if (form.get('intent') === 'later') throw redirect('/assessments')
  if (form.get('intent') !== 'keep') throw refusal(400, say('unknownForm'))
  // Whether there is something to keep, the claim says: one that was cut off half-way is finished here.
  const guestToken = context.get(visitor).tokenOf('guest')
  const device = deviceOf(request.headers.get('user-agent'))
  const claim = guestToken && { userId: user.id, guestToken, memberToken: token, device }
  const claimed = claim ? await claimWorkspace(database, claim) : null
  if (!claimed) throw refusal(404, say('nothingToKeep'))
  if (claimed.token === null) throw redirect('/sign-in', { headers: withCookies([noCookie('guest')]) })
  throw redirect('/assessments?new=kept', {
    headers: withCookies([sessionCookie(claimed.token, SESSION_DAYS.member), noCookie('guest')]),
  })
}

export default function ClaimRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('account.claim')
  const { checks, total, keptUntil, hasOwn } = loaderData
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="grid max-w-measure gap-6">
        <p>{t('text', { count: total })}</p>
        <ul className="grid list-disc gap-1 pl-5">
          {checks.map(({ id, title }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              {title}
            </li>
          ))}
          {total > checks.length && <li>{t('more', { count: total - checks.length })}</li>}
        </ul>
        <p>
          {t('keepMeans', { count: total })} {hasOwn && t('beside')}
        </p>
        <p className="text-soft">{t('ends', { count: total })}</p>
        {keptUntil && (
          <p className="text-soft">
            {t.rich('laterMeans', { count: total, date: () => <CalendarDate on={keptUntil} /> })}
          </p>
        )}
        <Form method="post" reloadDocument className="flex flex-wrap gap-4">
          <Button kind="primary" name="intent" value="keep">
            {t('keep')}
          </Button>
          <Button name="intent" value="later">
            {t('later')}
          </Button>
        </Form>
      </div>
    </AppPage>
  )
}
