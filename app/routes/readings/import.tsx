import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { readUpload } from '#app/server/upload.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { MOST_READINGS } from '#db/queries/pilot-readings.server.ts'
import type { Route } from './+types/import'
import { ImportDone, ImportUpload } from './import-upload.tsx'
import { type ReadingTable, readReadingTable, TABLE_FIELDS, typedTable } from './reading-table.server.ts'
import { ReadingsShell } from './readings-shell.tsx'
import { REASON_MAX } from './reason-max.ts'
import { previewTable, type TablePreview, type WeighedTable, weighTable } from './table-preview.server.ts'
import { TablePreviewPage } from './table-preview.tsx'

export const meta = pageTitle('importReadings')
export const handle = { words: ['pilots', 'readings'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const { plan } = await database.withWorkspace(open.scope, (tx) => findAskedReadings(tx, open.pilot))
  return {
    frame: open.frame,
    canImport: plan.figures.length > 0 && open.pilot.archivedAt === null,
    length: plan.period,
    /** Files come in from accounts only; what is pasted, from everybody. */
    mayUpload: open.actor !== 'guest',
  }
}

/** What became of a table that was sent. `left`: rows with faults, and such as stand there twice. */
export type TableOutcome = {
  error?: string
  reasonError?: string
  reason?: string
  /** The table as it was pasted or sent back, so that nobody has to bring it again. */
  pasted?: string
  preview?: TablePreview
  done?: { added: number; unchanged: number; corrected: number; left: number }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  const { database, say } = context.get(services)
  if (open.pilot.archivedAt !== null) throw refusal(409, say('readings.putAway'))
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const upload = await readUpload(request, TABLE_FIELDS, say)
  const isConfirmed = fieldOf(upload.form, 'intent') === 'import'
  const reason = fieldOf(upload.form, 'reason').trim()
  const words = await pilotWords(context)
  const outcome = await database.withWorkspace(open.scope, async (tx): Promise<TableOutcome> => {
    const { plan } = await findAskedReadings(tx, open.pilot)
    const read = readReadingTable(upload, { plan, today: open.today, say })
    if (!read.ok) return { error: read.error, pasted: typedTable(upload.form) }
    const weighed = await weighTable(tx, open.pilot.id, { table: read.table, plan, today: open.today })
    const preview = previewTable(weighed, { table: read.table, plan, say, words })
    if (!isConfirmed) return { preview }
    const fault = textFault(reason, REASON_MAX, say)
    if (fault !== null) return { preview, reason, reasonError: fault }
    return bringIn(tx, open.pilot.id, { table: read.table, weighed, preview, reason, say })
  })
  const isRefused = outcome.error !== undefined || outcome.reasonError !== undefined
  return data<TableOutcome>(outcome, isRefused ? 422 : 200)
}

type BringIn = { table: ReadingTable; weighed: WeighedTable; preview: TablePreview; reason: string; say: Say }

/** Weighs everything again behind the lock of the pilot, so that two at once bring each figure in once. */
async function bringIn(
  tx: WorkspaceTx,
  pilotId: string,
  { table, weighed, preview, reason, say }: BringIn,
): Promise<TableOutcome> {
  const { readings } = weighed
  const sent = { source: table.source, senderRef: null, fileName: '', keyId: null, readings } as const
  const outcome = await deliverReadings(tx, pilotId, { ...sent, reason: reason === '' ? null : reason })
  if (outcome.is === 'differs') return { preview, reason, reasonError: say('readings.table.reason') }
  if (outcome.is === 'full') return { error: say('readings.full', { max: MOST_READINGS }), pasted: table.content }
  if (outcome.is === 'gone' || outcome.is === 'nameTaken') throw refusal(404, say('noPilot'))
  const { added, unchanged, corrected } = outcome
  return { done: { added, unchanged, corrected, left: preview.counts.faulty + preview.counts.repeated } }
}

export default function ImportReadingsRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('readings.import')
  return (
    <ReadingsShell frame={view.frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('text', { length: view.length })}</p>
      <div className="grid gap-12">
        {outcome?.done && <ImportDone id={view.frame.id} done={outcome.done} />}
        {!view.canImport ? (
          <p>{t('cannot')}</p>
        ) : outcome?.preview ? (
          <TablePreviewPage preview={outcome.preview} outcome={outcome} mayUpload={view.mayUpload} />
        ) : (
          <ImportUpload outcome={outcome} mayUpload={view.mayUpload} />
        )}
      </div>
    </ReadingsShell>
  )
}
