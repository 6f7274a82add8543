import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Route } from './+types/brand'
import { brandOwnerOf, brandView } from './brand-view.server.ts'
import { changeBrand } from './change-brand.server.ts'
import { ColourCheck } from './colour-check.tsx'
import { LogoSection } from './logo-section.tsx'
import { LookForm } from './look-form.tsx'

export const meta = pageTitle('brand')

export const handle = { words: ['brand', 'settings'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  return brandView(context, open, await brandOwnerOf(context, open, url))
}

const FIELDS = { intent: 'one', accent: 'one', footer: 'one', logo: 'file' } as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const { owner } = await brandOwnerOf(context, open, url)
  const form = await readForm(request, FIELDS, context.get(services).say)
  return changeBrand(context, open, { form, owner })
}

export default function BrandRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('brand')
  const { workspace, client } = view
  const here = `/workspaces/${view.id}/brand`
  const query = view.clientId === null ? '' : `client=${view.clientId}`
  return (
    <AppPage>
      <SettingsNav workspace={{ id: view.id, isOwner: view.mayAddress }} />
      <h1 className="mb-4 [overflow-wrap:anywhere]">
        {client === null ? t('heading') : t('headingClient', { client })}
      </h1>
      <div className="mb-12 grid max-w-measure gap-2 text-soft [overflow-wrap:anywhere]">
        <p>{t(client === null ? 'text' : 'textClient', { workspace })}</p>
        {client !== null && (
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <Link to={`/workspaces/${view.id}/clients/${view.clientId}`}>{t('toClient', { client })}</Link>
            <Link to={here}>{t('toWorkspace')}</Link>
          </p>
        )}
        {!view.mayChange && <p>{t('readOnly')}</p>}
      </div>
      <div className="grid gap-12 [overflow-wrap:anywhere]">
        {outcome?.done && <Notice>{t(`done.${outcome.done}`)}</Notice>}
        <LogoSection view={view} error={outcome?.errors?.logo} />
        <Section id="look" title={t('look')}>
          <LookForm view={view} outcome={outcome} />
          {view.checked && <ColourCheck wish={view.accent ?? ''} checked={view.checked} />}
        </Section>
        <Section id="preview" title={t('preview')} text={t('previewText')}>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a href={`${here}.pdf?${query}`}>{t('a4')}</a>
            <a href={`${here}.pdf?paper=letter&${query}`}>{t('letter')}</a>
          </p>
          {client === null && (
            <p className="max-w-measure text-soft">
              {t.rich(view.hasAddress ? 'address' : 'addressMissing', {
                link: (words) =>
                  view.mayAddress ? <Link to={`/workspaces/${view.id}#address-of-workspace`}>{words}</Link> : words,
              })}
            </p>
          )}
        </Section>
      </div>
    </AppPage>
  )
}
