import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { pageTitle } from '#app/routes/page-title.ts'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/costs'
import { CostLines } from './cost-lines.tsx'
import { CostsForm } from './costs-form.tsx'
import { CostsList } from './costs-list.tsx'
import { loadCosts } from './costs-view.server.ts'
import { saveCosts } from './save-costs.server.ts'
import { UnsignedPilot } from './unsigned-pilot.tsx'

export const meta = pageTitle('pilotCosts')
export const handle = { words: ['pilots', 'verdict'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const loaded = await loadCosts(context, await requirePilot(context, params.pilotId))
  return { ...loaded, isSaved: url.searchParams.get('saved') === 'yes' }
}

export const action = ({ context, params, request }: Route.ActionArgs) => saveCosts(context, params.pilotId, request)

/** What a pilot really cost so far, as its team writes it down. */
export default function CostsRoute({
  loaderData: { frame, view, isSaved },
  actionData: outcome,
}: Route.ComponentProps) {
  const t = useTranslations('verdict.costs')
  if (view === null) return <UnsignedPilot frame={frame} heading={t('heading')} text={t('unsigned')} />
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('lead')}</p>
      <div className="grid grid-cols-1 gap-12">
        {isSaved && !outcome && (
          <Notice title={t('saved')}>
            <Link to={`/pilots/${frame.id}/sheet`}>{t('toSheet')}</Link>
          </Notice>
        )}
        <CostLines cost={view} />
        {view.mayWrite && <CostsForm key={view.entries.length} view={view} outcome={outcome} />}
        <CostsList view={view} outcome={outcome} />
      </div>
    </PilotShell>
  )
}
