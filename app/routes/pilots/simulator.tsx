import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { Button } from '#app/ui/button.tsx'
import type { Route } from './+types/simulator'
import { Choice, NumberLine } from './charter-field.tsx'
import { DotPicture } from './dot-picture.tsx'
import type { FormState } from './form-state.ts'
import { PilotShell } from './pilot-shell.tsx'
import { simulate } from './simulate.server.ts'

export const meta = pageTitle('simulator')
export const handle = { words: ['charter', 'pilots'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { scope, pilot, frame, today } = await requirePilot(context, params.pilotId)
  const { database, locale } = context.get(services)
  const simulated = await database.withWorkspace(scope, (tx) =>
    simulate(tx, { pilot, today, locale }, url.searchParams),
  )
  return { frame, ...simulated }
}

export default function SimulatorRoute({
  loaderData: { frame, kpi, late, values, faults, outcome },
}: Route.ComponentProps) {
  const t = useTranslations('pilots.simulator')
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-10 max-w-measure text-soft">{t('lead')}</p>
      {kpi === null ? (
        <p className="max-w-measure">{t('noKpi')}</p>
      ) : (
        <div className="grid gap-12 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <SimulatorForm kpi={kpi} late={late} state={{ values, faults }} />
          <Outcome outcome={outcome} />
        </div>
      )}
    </PilotShell>
  )
}

type Loaded = Route.ComponentProps['loaderData']

type SimulatorFormProps = { kpi: NonNullable<Loaded['kpi']>; late: Loaded['late']; state: FormState }

function SimulatorForm({ kpi, late, state }: SimulatorFormProps) {
  const t = useTranslations('pilots.simulator')
  const inCharter = useTranslations('charter')
  const amount = kpi.isShare ? inCharter('amount.points') : kpi.unit
  const of = kpi.isShare ? '%' : kpi.unit
  const unit = (own: string) => (own === '' ? {} : { unit: own })
  return (
    <Form method="get" className="grid content-start gap-5">
      <p className="font-semibold [overflow-wrap:anywhere]">{kpi.name}</p>
      <NumberLine state={state} name="effect" label={t('effect')} hint={t('effectHint')} {...unit(amount)} />
      <NumberLine state={state} name="worthwhile" label={t('worthwhile')} {...unit(amount)} />
      {kpi.isShare && <NumberLine state={state} name="level" label={t('level')} unit="%" />}
      <NumberLine state={state} name="cases" label={t('cases')} />
      {!kpi.isShare && <NumberLine state={state} name="caseSd" label={t('caseSd')} {...unit(of)} />}
      <NumberLine state={state} name="periodSd" label={t('periodSd')} {...unit(of)} />
      <NumberLine state={state} name="weeks" label={t('weeks')} hint={late && t('weeksLate', late)} />
      <NumberLine state={state} name="baseline" label={t('baseline')} />
      <Choice
        state={state}
        name="design"
        label={inCharter('fields.design')}
        options={(['before-after', 'control-group', 'random-split'] as const).map((value) => ({
          value,
          label: inCharter(`designs.${value}`),
        }))}
      />
      <div>
        <Button kind="primary">{t('button')}</Button>
      </div>
      <p className="text-sm text-soft">{t('nothingStored')}</p>
    </Form>
  )
}

function Outcome({ outcome }: Pick<Loaded, 'outcome'>) {
  const t = useTranslations('pilots.simulator')
  if (outcome === null) return <p className="max-w-measure text-soft">{t('tooLittle')}</p>
  const { go, iterate, stop, isNothing, wrongly } = outcome
  return (
    <section aria-labelledby="outcome-title" className="grid content-start gap-6">
      <h2 id="outcome-title">{t('outcome', { go })}</h2>
      <DotPicture counts={{ go, iterate, stop }} label={t('picture', { go, iterate, stop })} />
      <ul className="grid gap-2">
        <li>{t('go', { count: go })}</li>
        <li>{t('iterate', { count: iterate })}</li>
        <li>{t('stop', { count: stop })}</li>
      </ul>
      {isNothing ? (
        <p className="max-w-measure">{t('nothing')}</p>
      ) : (
        <p className="max-w-measure">{t('ifNothing', { count: wrongly })}</p>
      )}
      <p className="max-w-measure text-sm text-soft">{t('assumes')}</p>
    </section>
  )
}
