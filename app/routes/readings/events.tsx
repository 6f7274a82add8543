import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { toldOfHardEvents } from '#app/server/pilots/pilot-mails.server.ts'
import { findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { Notice } from '#app/ui/notice.tsx'
import { listEvents } from '#db/queries/pilot-events.server.ts'
import type { Route } from './+types/events'
import { EventForm, HardEventForm } from './event-forms.tsx'
import { EventList } from './event-list.tsx'
import { ReadingsShell } from './readings-shell.tsx'
import { EVENT_FIELDS, saveEvent } from './save-event.server.ts'

export const meta = pageTitle('pilotEvents')
export const handle = { words: ['pilots', 'readings'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const { hardEvents, events } = await database.withWorkspace(open.scope, async (tx) => ({
    hardEvents: (await findAskedReadings(tx, open.pilot)).hardEvents,
    events: await listEvents(tx, open.pilot.id),
  }))
  const nameOf = await personNames(
    database,
    events.map(({ createdBy }) => createdBy),
  )
  const clock = clockOf(context, open)
  return {
    frame: open.frame,
    mayWrite: open.frame.mayWrite && open.pilot.archivedAt === null,
    today: open.today,
    told: toldOfHardEvents(open).length,
    isGuest: open.actor === 'guest',
    saved: url.searchParams.get('saved') === 'hard',
    hardEvents,
    events: events.toReversed().map(({ createdBy, createdAt, withdrawnAt, hardEventId, ...event }) => ({
      ...event,
      hardEvent: hardEventId === null ? null : (hardEvents.find(({ id }) => id === hardEventId)?.text ?? ''),
      by: nameOf(createdBy),
      when: momentIn(createdAt, clock),
      withdrawn: withdrawnAt && momentIn(withdrawnAt, clock),
    })),
  }
}

export type EventsView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return saveEvent(context, open, { form: await readForm(request, EVENT_FIELDS, own.say), origin: url.origin })
}

export default function EventsRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('readings.events')
  const { frame, mayWrite, hardEvents, saved, told, events } = view
  const stops = events.find(({ hardEvent, withdrawn }) => hardEvent !== null && withdrawn === null)
  return (
    <ReadingsShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('text')}</p>
      <div className="grid grid-cols-1 gap-12">
        {stops && (
          <Notice kind="error" title={t('stop')}>
            <p>{t('stopText', { event: stops.hardEvent || stops.body })}</p>
            {saved && <p>{t(view.isGuest ? 'toldNobody' : 'told', { count: told })}</p>}
          </Notice>
        )}
        {mayWrite && <EventForm key={`event ${events.length}`} view={view} outcome={outcome} />}
        {mayWrite && hardEvents.length > 0 && (
          <HardEventForm key={`hard ${events.length}`} view={view} outcome={outcome} />
        )}
        <EventList view={view} outcome={outcome} />
      </div>
    </ReadingsShell>
  )
}
