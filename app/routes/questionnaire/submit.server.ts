import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { decideNow } from '#app/server/decisions.server.ts'
import { type OpenAssessment, readAssessment } from '#app/server/open-assessment.server.ts'
import { closeAssessment } from '#db/queries/assessments.server.ts'
import { createSnapshot } from '#db/queries/snapshots.server.ts'

export type Submission = { ok: true } | { ok: false; reason: 'nothing' | 'contradictions' }

/**
 * Freezes an assessment: closes it, then decides from what is stored at that moment,
 * all in one transaction. A save that comes at the same time is either in the snapshot
 * or refused. Submitting twice is submitting once.
 */
export async function submitAssessment(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
): Promise<Submission> {
  const { database } = context.get(services)
  return database.withWorkspace(open.scope, async (tx) => {
    const refusal = refuse(context, open)
    if (refusal) return refusal
    if (!(await closeAssessment(tx, open.assessment.id))) return { ok: true }
    const frozen = await readAssessment(tx, open.assessment.id)
    if (!frozen) throw new TypeError('An assessment that was just closed is there.')
    const { sheet, score, plan, report } = decideNow(context, frozen)
    const { acknowledgements, planSettings } = frozen
    await createSnapshot(tx, {
      assessmentId: open.assessment.id,
      inputs: { sheet, acknowledgements, planSettings },
      catalogueHash: score.catalogue,
      engineVersion: score.engine,
      result: score,
      plan,
      report,
      submittedBy: frozen.lead.id,
    })
    return { ok: true }
  })
}

function refuse(context: Readonly<RouterContextProvider>, open: OpenAssessment): Submission | null {
  const { sheet, score } = decideNow(context, open)
  if (Object.keys(sheet.answers).length === 0) return { ok: false, reason: 'nothing' }
  return openContradictions(score.contradictions, open).length > 0 ? { ok: false, reason: 'contradictions' } : null
}

/** Pairs of answers that do not go together and that nobody has explained. */
export function openContradictions<T extends { id: string }>(
  contradictions: readonly T[],
  { acknowledgements }: OpenAssessment,
): T[] {
  return contradictions.filter(({ id }) => !acknowledgements.some(({ contradictionId }) => contradictionId === id))
}
