import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { pageTitle } from '#app/routes/page-title.ts'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import { requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import type { Route } from './+types/limits'
import { LimitsForm } from './limits-form.tsx'
import { LimitsList } from './limits-list.tsx'
import { type LimitsView, loadLimits } from './limits-view.server.ts'
import { saveLimits } from './save-limits.server.ts'
import { UnsignedPilot } from './unsigned-pilot.tsx'

export const meta = pageTitle('pilotLimits')
export const handle = { words: ['pilots', 'verdict'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireEvaluated(context, params.pilotId)
  const loaded = await loadLimits(context, open, url.searchParams.get('kpi'))
  return { ...loaded, isSaved: url.searchParams.get('saved') === 'yes' }
}

export const action = ({ context, params, request }: Route.ActionArgs) => saveLimits(context, params.pilotId, request)

export default function LimitsRoute({
  loaderData: { frame, view, isSaved },
  actionData: outcome,
}: Route.ComponentProps) {
  const t = useTranslations('verdict.limits')
  const base = `/pilots/${frame.id}`
  if (view === null) return <UnsignedPilot frame={frame} heading={t('heading')} />
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('lead')}</p>
      <div className="grid grid-cols-1 gap-12">
        {isSaved && !outcome && (
          <Notice title={t('saved')}>
            <Link to={`${base}/verdict`}>{t('toChart')}</Link>
          </Notice>
        )}
        {view.kpis.length > 1 && <WhichFigure view={view} />}
        {view.isScaled && view.periods.length > 0 && view.mayWrite ? (
          <LimitsForm key={`${view.kpi} ${view.set.length}`} view={view} outcome={outcome} />
        ) : (
          <Unasked view={view} base={base} />
        )}
        <LimitsList view={view} outcome={outcome} />
      </div>
    </PilotShell>
  )
}

function WhichFigure({ view: { kpis, kpi } }: { view: LimitsView }) {
  const t = useTranslations('verdict.limits')
  return (
    <Form method="get" className="flex flex-wrap items-end gap-4">
      <Select name="kpi" label={t('figure')} defaultValue={kpi} options={kpis} />
      <Button>{t('show')}</Button>
    </Form>
  )
}

/** The questions as they will be asked, where nobody can answer them now. */
function Unasked({ view, base }: { view: LimitsView; base: string }) {
  const t = useTranslations('verdict.limits')
  return (
    <Section id="questions" title={t('questions')}>
      {!view.isScaled && (
        <Notice title={t('stay')}>
          {t('gap.not-scaled')} <Link to={`${base}/gate`}>{t('toGate')}</Link>
        </Notice>
      )}
      <ol className="grid max-w-measure list-decimal gap-4 pl-5">
        {(['seen', 'known', 'wanted', 'lasting'] as const).map((question) => (
          <li key={question}>
            <span className="font-semibold">{t(`question.${question}.name`)}</span>{' '}
            <span className="text-soft">{t(`question.${question}.no`)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
