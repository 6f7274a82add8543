import { useTranslations } from 'use-intl'
import { pageTitle } from '#app/routes/page-title.ts'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import { requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/verdict'
import { UnsignedPilot } from './unsigned-pilot.tsx'
import { VerdictSections } from './verdict-sections.tsx'
import { loadVerdict } from './verdict-view.server.ts'

export const meta = pageTitle('verdict')
export const handle = { words: ['pilots', 'verdict'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { evaluated, frame } = await requireEvaluated(context, params.pilotId)
  const view = evaluated && loadVerdict(await pilotWords(context), evaluated)
  return { frame, view }
}

export default function VerdictRoute({ loaderData: { frame, view } }: Route.ComponentProps) {
  const t = useTranslations('verdict')
  const base = `/pilots/${frame.id}`
  if (view === null) return <UnsignedPilot frame={frame} heading={t('heading')} />
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-6 max-w-[28ch]">{view.headline}</h1>
      {view.stops.length > 0 && (
        <div className="mb-6">
          <Notice kind="error" title={t('stopProposed')}>
            {view.stops.join(' ')}
          </Notice>
        </div>
      )}
      <p className="mb-4 max-w-measure text-lg [overflow-wrap:anywhere]">{view.range}</p>
      {view.declaredLate !== null && (
        <p className="mb-4 max-w-measure text-soft">{t('declaredLate', { period: view.declaredLate })}</p>
      )}
      {view.isExtended && <p className="mb-4 max-w-measure text-soft">{t('extended')}</p>}
      <VerdictSections view={view} base={base} isDecided={frame.state === 'decided'} mayWrite={frame.mayWrite} />
    </PilotShell>
  )
}
