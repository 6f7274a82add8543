import { data, Form, type RouterContextProvider, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import { FIGURE_PARTS, fieldName, readTypedFigure, type TypedFigure } from '#app/core/pilots/readings/figure-fields.ts'
import { entryPeriod } from '#app/core/pilots/readings/missing-periods.ts'
import type { Arm } from '#app/core/pilots/readings/reading-plan.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, readForm, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { periodName } from '#app/server/pilots/period-name.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import { writtenFigure } from '#app/server/pilots/written-figure.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { findReading, listReadingChanges, type ReadingKey, removeReading } from '#db/queries/pilot-readings.server.ts'
import type { Route } from './+types/one'
import { ArmFields } from './figure-fields.tsx'
import { type PastFigure, ReadingHistory } from './reading-history.tsx'
import { ReadingsShell } from './readings-shell.tsx'
import { REASON_MAX } from './reason-max.ts'
import { PERIOD_FIELDS } from './save-period.server.ts'

export const meta = pageTitle('reading')
export const handle = { words: ['pilots', 'readings'] }

type Params = { pilotId: string; kpiId: string; onDay: string; arm: string }

/** The figure that an address names, there or taken out. @throws a redirect to all figures: there never was one */
async function openFigure(context: Readonly<RouterContextProvider>, params: Params) {
  const open = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const { kpiId, onDay } = params
  const isKey = dayOf(onDay) !== null && (params.arm === 'pilot' || params.arm === 'control')
  const all = `/pilots/${open.pilot.id}/readings/all`
  if (!isKey) throw redirect(all)
  const key: ReadingKey = { kpiId, onDay, arm: params.arm as Arm }
  const found = await database.withWorkspace(open.scope, async (tx) => ({
    asked: await findAskedReadings(tx, open.pilot),
    stored: await findReading(tx, open.pilot.id, key),
    changes: await listReadingChanges(tx, open.pilot.id, key),
  }))
  const figure = found.asked.plan.figures.find(({ id }) => id === kpiId)
  if (!figure || (found.stored === null && found.changes.length === 0)) throw redirect(all)
  return { open, key, figure, ...found }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { open, key, figure, asked, stored, changes } = await openFigure(context, params)
  const people = [...changes.map(({ changedBy }) => changedBy), ...(stored ? [stored.recordedBy] : [])]
  const nameOf = await personNames(context.get(services).database, people)
  const { plan } = asked
  const words = await pilotWords(context)
  const clock = clockOf(context, open)
  const written = ({ measured }: { measured: Measured }) => writtenFigure(words, measured, figure.unit)
  return {
    frame: open.frame,
    arm: key.arm,
    isOnly: plan.arms.length === 1,
    period: periodName(entryPeriod(key.onDay, plan.period), plan.period, words.locale),
    mayCorrect: open.frame.mayWrite && open.pilot.archivedAt === null && stored !== null,
    needsReason: stored !== null && !stored.isProvisional,
    figure: { ...figure, stored: stored ? [{ arm: key.arm, measured: stored.measured }] : [] },
    version: stored?.version ?? 0,
    now: stored && {
      written: written(stored),
      isProvisional: stored.isProvisional,
      by: nameOf(stored.recordedBy),
      when: momentIn(stored.recordedAt, clock),
    },
    history: changes.map(
      ({ before, after, reason, changedBy, changedAt }): PastFigure => ({
        was: written(before),
        wasProvisional: before.isProvisional,
        became: after && written(after),
        reason,
        by: nameOf(changedBy),
        when: momentIn(changedAt, clock),
      }),
    ),
  }
}

type Outcome = { errors: Record<string, string>; typed: Record<string, string> }

export async function action({ context, params, request }: Route.ActionArgs) {
  const { open, key, figure, stored } = await openFigure(context, params)
  const { database, say } = context.get(services)
  if (open.pilot.archivedAt !== null) throw refusal(409, say('readings.putAway'))
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, { ...PERIOD_FIELDS, version: 'count' }, say)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const fail = (errors: Record<string, string>) => data<Outcome>({ errors, typed }, 422)
  const reason = fieldOf(form, 'reason').trim()
  const fault =
    textFault(reason, REASON_MAX, say) ?? (reason === '' && !stored?.isProvisional ? say('readings.why') : null)
  if (fault !== null) return fail({ reason: fault })
  if (stored === null || fieldOf(form, 'version') !== String(stored.version))
    return fail({ reason: say('readings.changed') })
  const back = `/pilots/${open.pilot.id}/readings/${encodeURIComponent(key.kpiId)}/${key.onDay}/${key.arm}`
  if (fieldOf(form, 'intent') === 'remove') {
    const why = reason === '' ? null : { ...key, reason, baseVersion: stored.version }
    const isDone = why && (await database.withWorkspace(open.scope, (tx) => removeReading(tx, open.pilot.id, why)))
    if (!isDone) return fail({ reason: say(why ? 'readings.changed' : 'readings.why') })
    throw redirect(back)
  }
  const fields = FIGURE_PARTS.map((part) => [part, fieldOf(form, fieldName(part, key.kpiId, key.arm))])
  const read = readTypedFigure(Object.fromEntries(fields) as TypedFigure, figure)
  if (!read.ok)
    return fail({
      [fieldName(read.part, key.kpiId, key.arm)]: say(`readings.typed.${read.fault}`, { line: read.line ?? 0 }),
    })
  if (read.figure === null) return fail({ reason: say('readings.emptyFigure') })
  const isProvisional = fieldOf(form, 'standing') === 'provisional'
  const readings = [{ ...key, ...read.figure, isProvisional }]
  const sent = { source: 'form', senderRef: null, fileName: '', keyId: null, readings } as const
  const outcome = await database.withWorkspace(open.scope, (tx) =>
    deliverReadings(tx, open.pilot.id, { ...sent, reason: reason === '' ? null : reason }),
  )
  if (outcome.is === 'differs') return fail({ reason: say('readings.changed') })
  throw redirect(back)
}

export default function OneRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('readings.one')
  const { frame, figure, arm, isOnly, period, now, mayCorrect, needsReason, version } = view
  const errors = Object.entries(outcome?.errors ?? {}).map(([fieldId, message]) => ({ fieldId, message }))
  const isProvisional = (outcome?.typed.standing ?? (now?.isProvisional ? 'provisional' : '')) === 'provisional'
  return (
    <ReadingsShell frame={frame}>
      <div className="grid gap-10 [overflow-wrap:anywhere]">
        <div className="grid gap-2">
          <h1>{t('heading', { name: figure.name, period })}</h1>
          {!isOnly && <p>{t(`arms.${arm}`)}</p>}
          <p className="font-semibold text-lg">{now ? now.written : t('takenOut')}</p>
          {now && (
            <p className="text-soft">
              {t('by', { known: now.by === null ? 'no' : 'yes', by: now.by ?? '', when: now.when.written })}{' '}
              {now.isProvisional && t('provisional')}
            </p>
          )}
        </div>
        {mayCorrect && (
          <Section title={t('correct')} fills>
            <Form key={version} method="post" noValidate className="grid max-w-form justify-items-start gap-6">
              <ErrorSummary errors={errors} />
              <input type="hidden" name="version" value={version} />
              <ArmFields figure={figure} arm={arm} isOnly={isOnly} outcome={outcome} />
              <input type="hidden" name="standing" value={isProvisional ? 'provisional' : 'final'} />
              <div className="w-full">
                <TextArea
                  name="reason"
                  label={t('reason')}
                  hint={t('reasonHint')}
                  optional={!needsReason}
                  rows={2}
                  maxLength={REASON_MAX}
                  defaultValue={outcome?.typed.reason}
                  error={outcome?.errors.reason}
                />
              </div>
              <div className="flex flex-wrap gap-4">
                <Button kind="primary" name="intent" value="correct">
                  {t('save')}
                </Button>
                <Button kind="danger" name="intent" value="remove">
                  {t('remove')}
                </Button>
              </div>
            </Form>
          </Section>
        )}
        <ReadingHistory history={view.history} />
      </div>
    </ReadingsShell>
  )
}
