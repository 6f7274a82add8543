import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { safePlace, withReturn } from '#app/core/account/safe-place.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { dateIn } from '#app/server/calendar.server.ts'
import { deviceOf } from '#app/server/device.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireFresh } from '#app/server/fresh.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { listShutWorkspaces } from '#app/server/shut-workspaces.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { listPasskeys } from '#db/queries/passkeys.server.ts'
import { countRecoveryCodes } from '#db/queries/second-factor.server.ts'
import type { Route } from './+types/security'
import { changeSecurity } from './change-security.server.ts'
import { PasskeySection } from './passkey-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'

export const handle = { words: ['account', 'settings'] }
export const meta = pageTitle('security')

const HERE = '/account/security'

export async function loader({ context, request, url }: Route.LoaderArgs) {
  const returnTo = safePlace(url.searchParams.get('returnTo') ?? '')
  const { user, session } = await requireFresh(context, withReturn(HERE, returnTo))
  const shut = returnTo === null ? [] : await listShutWorkspaces(context, session)
  const { passkeys, codesLeft } = await context.get(services).database.withSys(async (tx) => ({
    passkeys: await listPasskeys(tx, user.id),
    codesLeft: await countRecoveryCodes(tx, user.id),
  }))
  return {
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      addedOn: dateIn(createdAt),
      usedOn: lastUsedAt && dateIn(lastUsedAt),
    })),
    asksSecondFactor: user.asksSecondFactor,
    codesLeft,
    /** Of the workspace that asks for a second factor. */
    returnTo,
    /** Those that ask for it, by name. */
    asking: shut.filter(({ owed }) => owed === 'addFactor').map(({ name }) => name),
    device: deviceOf(request.headers.get('user-agent')),
  }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const member = await requireFresh(context, HERE)
  await requireWithinLimit(context.get(services), 'save', context.get(visitor).address)
  const fields = { intent: 'one', passkey: 'one', name: 'one', id: 'one' } as const
  const form = await readForm(request, fields, context.get(services).say)
  return changeSecurity(context, member, { form, url })
}

export default function SecurityRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.security')
  const { passkeys, asksSecondFactor, codesLeft, returnTo, asking, device } = loaderData
  return (
    <AppPage width="form">
      <SettingsNav />
      <h1 className="mb-8">{t('heading')}</h1>
      <div className="grid gap-12">
        {actionData?.done && (
          <div role="status">
            <Notice>{t('done', { what: actionData.done })}</Notice>
          </div>
        )}
        {returnTo !== null && <NeededNotice returnTo={returnTo} asking={asking} isDone={asksSecondFactor} />}
        {actionData?.fault && <Notice kind="error">{actionData.fault}</Notice>}
        <PasskeySection passkeys={passkeys} device={device} isLastNeeded={asksSecondFactor} outcome={actionData} />
        <SecondFactorSection
          isOn={asksSecondFactor}
          hasPasskey={passkeys.length > 0}
          codesLeft={codesLeft}
          codes={actionData?.codes}
        />
      </div>
    </AppPage>
  )
}

/** Why a workspace led somebody here, and the way back once they have what it asks for. */
function NeededNotice({ returnTo, asking, isDone }: { returnTo: string; asking: string[]; isDone: boolean }) {
  const t = useTranslations('account.security.needed')
  const locale = useLocale()
  return (
    <Notice kind={isDone ? undefined : 'warn'} title={t(isDone ? 'doneTitle' : 'title')}>
      <p>{t(isDone ? 'doneText' : 'text')}</p>
      {asking.length > 0 && (
        <p className="mt-2 [overflow-wrap:anywhere]">
          {t('who', { names: new Intl.ListFormat(locale).format(asking) })}
        </p>
      )}
      {isDone && (
        <p className="mt-4">
          <Link to={returnTo} reloadDocument>
            {t('goOn')}
          </Link>
        </p>
      )}
    </Notice>
  )
}
