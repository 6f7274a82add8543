import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { withReturn } from '#app/core/account/safe-place.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { firstPlace } from '#app/server/arrival.server.ts'
import { comeBack } from '#app/server/provider/way-back.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import type { Route } from './+types/provider-callback'

export const handle = { words: ['account'] }
export const meta = pageTitle('provider')

/** Where a provider sends people back to. Only the browser that was sent gets anything from it, once. */
export async function loader({ context, request, url }: Route.LoaderArgs) {
  const back = await comeBack(context, url, request.headers.get('user-agent'))
  if (back.is !== 'right' && back.is !== 'half') return data({ why: back.is }, 403)
  const wanted = new URL(withReturn('/sign-in', back.place), url.origin)
  const next = back.is === 'half' ? withReturn('/sign-in/second', back.place) : firstPlace(context, back, wanted)
  throw redirect(next, { headers: withCookies(back.cookies) })
}

export default function ProviderCallbackRoute({ loaderData: { why } }: Route.ComponentProps) {
  const t = useTranslations('account.provider')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('failed')}</h1>
      <div className="grid justify-items-start gap-6">
        <p className="max-w-measure">{t(why)}</p>
        <Link to="/sign-in" {...buttonLook('primary')}>
          {t('again')}
        </Link>
      </div>
    </AppPage>
  )
}
