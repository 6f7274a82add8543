import { data, Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { listEvents } from '#db/queries/pilot-events.server.ts'
import { listOutcomes } from '#db/queries/pilot-outcomes.server.ts'
import { archivePilot, removePilot } from '#db/queries/pilots.server.ts'
import type { Route } from './+types/pilot'
import { PilotShell } from './pilot-shell.tsx'
import { StopNotice } from './stop-notice.tsx'

export const meta = pageTitle('pilot')
export const handle = { words: ['charter', 'pilots'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, pilot, frame, timeZone } = await requirePilot(context, params.pilotId)
  const { database, catalogue } = context.get(services)
  const isDecided = frame.state === 'decided'
  const [charter, outcome, events] = await database.withWorkspace(scope, async (tx) => [
    await findCharterInForce(tx, pilot.id),
    isDecided ? (await listOutcomes(tx, pilot.clientId)).find((one) => one.pilotId === pilot.id) : null,
    isDecided ? [] : await listEvents(tx, pilot.id),
  ])
  const ended = new Set(events.filter((one) => one.withdrawnAt === null).map(({ hardEventId }) => hardEventId))
  const plan = charter?.content.plan ?? null
  const { draft, assessmentId, targetId } = pilot
  const useCase = catalogue.useCases.find(({ id }) => id === targetId)
  const technique = catalogue.techniques.find(({ id }) => id === targetId)
  const kpis = plan?.kpis ?? draft.kpis
  const primary = plan?.primary ?? draft.primary
  return {
    frame,
    startsOn: plan?.startsOn ?? draft.startsOn,
    endsOn: plan ? (plan.extendedTo ?? plan.endsOn) : draft.endsOn,
    design: plan?.design ?? draft.design,
    owner: draft.owner,
    /** `null`: people have not decided. */
    decision: outcome?.decision ?? null,
    decidedOn: outcome ? dateIn(outcome.decidedAt, timeZone) : null,
    /** What ends it by its charter and happened, while people have not decided. */
    happened: (frame.state === 'archived' ? [] : (charter?.content.hardEvents ?? []))
      .filter(({ id }) => ended.has(id))
      .map(({ text }) => text),
    primary: kpis.find(({ id }) => id === primary)?.name ?? '',
    from: assessmentId && {
      roadmap: `/assessments/${assessmentId}/roadmap`,
      target:
        useCase || technique
          ? {
              name: (useCase ?? technique)?.name ?? '',
              href: `/assessments/${assessmentId}/${useCase ? 'use-cases' : 'techniques'}/${targetId}`,
            }
          : null,
    },
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { scope, pilot } = await requirePilot(context, params.pilotId)
  const { database, say, ...own } = context.get(services)
  await requireWithinLimit({ database, say, ...own }, 'save', scope.actorId)
  const form = await readForm(request, { intent: 'one', sure: 'one' }, say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'archive' || intent === 'restore') {
    await database.withWorkspace(scope, (tx) => archivePilot(tx, pilot.id, intent === 'archive'))
    throw redirect(intent === 'archive' ? '/pilots' : `/pilots/${pilot.id}`)
  }
  if (intent !== 'delete') throw refusal(400, say('unknownForm'))
  const { actor } = await requirePilot(context, params.pilotId)
  requireRight(context, actor, 'pilot.delete')
  if (fieldOf(form, 'sure') !== 'yes') return data({ error: say('sureToDelete') }, 422)
  const { ended } = await database.withWorkspace(scope, (tx) => watchLinks(tx, () => removePilot(tx, pilot.id)))
  await database.withSys((tx) => forgetLinks(tx, ended))
  throw redirect('/pilots')
}

export default function PilotRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('pilots')
  const inCharter = useTranslations('charter')
  const { frame, startsOn, endsOn, design, owner, primary, decision, decidedOn, from } = view
  const day = (on: string | null) => (on === null ? t('list.notYet') : <CalendarDate on={on} />)
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4 max-w-[26ch]">
        {decision
          ? t('overview.decidedAs', { decision })
          : t.rich(`overview.${frame.state}`, { start: () => day(startsOn), end: () => day(endsOn) })}
      </h1>
      <p className="mb-8 max-w-measure text-lg text-soft">{t(`overview.${frame.state}Lead`)}</p>
      <StopNotice id={frame.id} happened={view.happened} />
      <Ways frame={frame} />
      <DefinitionList
        items={[
          ...(decidedOn ? [{ term: t('overview.decidedOn'), description: day(decidedOn) }] : []),
          { term: t('overview.primary'), description: primary || t('list.notYet') },
          { term: inCharter('fields.startsOn'), description: day(startsOn) },
          { term: inCharter('fields.endsOn'), description: day(endsOn) },
          { term: inCharter('fields.design'), description: inCharter(`designs.${design}`) },
          { term: inCharter('fields.owner'), description: owner || t('list.notYet') },
          ...(from
            ? [
                {
                  term: t('overview.from'),
                  description: (
                    <span className="flex flex-wrap gap-x-6">
                      {from.target && <Link to={from.target.href}>{from.target.name}</Link>}
                      <Link to={from.roadmap}>{t('overview.roadmap')}</Link>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {frame.mayWrite && (
        <div className="mt-12">
          <Disclosure summary={t('end.title')} open={actionData !== undefined}>
            <End frame={frame} error={actionData?.error} />
          </Disclosure>
        </div>
      )}
    </PilotShell>
  )
}

type Frame = Route.ComponentProps['loaderData']['frame']

/** Where to go on from here, the next step first. */
function Ways({ frame: { id, state } }: { frame: Frame }) {
  const t = useTranslations('pilots.overview')
  if (state === 'archived') return null
  if (state === 'draft')
    return (
      <p className="mb-10">
        <Link to={`/pilots/${id}/charter`} {...buttonLook('primary')}>
          {t('toCharter')}
        </Link>
      </p>
    )
  return (
    <p className="mb-10 flex flex-wrap gap-4">
      {(state === 'over' || state === 'decided') && (
        <Link to={`/pilots/${id}/gate`} {...buttonLook('primary')}>
          {t(state === 'over' ? 'toGate' : 'toDecision')}
        </Link>
      )}
      {state !== 'decided' && (
        <Link to={`/pilots/${id}/readings`} {...buttonLook(state === 'over' ? 'secondary' : 'primary')}>
          {t('toFigures')}
        </Link>
      )}
      <Link to={`/pilots/${id}/verdict`} {...buttonLook('secondary')}>
        {t(state === 'decided' ? 'toOutcome' : 'toVerdict')}
      </Link>
    </p>
  )
}

function End({ frame, error }: { frame: Frame; error: string | undefined }) {
  const t = useTranslations('pilots.end')
  const isArchived = frame.state === 'archived'
  return (
    <div className="grid gap-8">
      <Form method="post" className="grid justify-items-start gap-3">
        <p className="max-w-measure">{t(isArchived ? 'restoreText' : 'archiveText')}</p>
        <Button name="intent" value={isArchived ? 'restore' : 'archive'}>
          {t(isArchived ? 'restore' : 'archive')}
        </Button>
      </Form>
      {frame.mayDelete && (
        <Form method="post" noValidate className="grid justify-items-start gap-3">
          <p className="max-w-measure">{t('deleteText')}</p>
          {error && <FieldError id="sure">{error}</FieldError>}
          <Tick name="sure" value="yes">
            {t('sure')}
          </Tick>
          <Button kind="danger" name="intent" value="delete">
            {t('delete')}
          </Button>
        </Form>
      )}
    </div>
  )
}
