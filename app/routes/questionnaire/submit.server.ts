import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { hasOwnQuestions } from '#app/core/own-questions/own-questions.ts'
import type { PlanRequest } from '#app/core/roadmap/plan.ts'
import type { GovernanceReport } from '#app/report/model/governance-model.ts'
import type { PilotsReport } from '#app/report/model/pilots-model.ts'
import type { PriorityReport } from '#app/report/model/priority-model.ts'
import { pilotsNow } from '#app/routes/report/pilots-section.server.ts'
import { replyTo } from '#app/server/contradiction-replies.server.ts'
import { decideWith, dutiesToday, type OwnSnapshot } from '#app/server/decisions.server.ts'
import { governanceNow } from '#app/server/governance/report-section.server.ts'
import { type OpenAssessment, readAssessment } from '#app/server/open-assessment.server.ts'
import { priorityReportNow } from '#app/server/priority/priority-now.server.ts'
import { isEmptySheet } from '#app/server/sheet.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { closeAssessment } from '#db/queries/assessments.server.ts'
import { closeRound } from '#db/queries/rounds.server.ts'
import { createSnapshot } from '#db/queries/snapshots.server.ts'

type Refused = { ok: false; reason: 'nothing' | 'contradictions' }
export type Submission = { ok: true } | Refused

/** Ends the transaction without a trace. */
class NotYet extends Error {
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.reason)
    this.refused = refused
  }
}

/**
 * Freezes an assessment: closes it, then decides from what is stored at that moment,
 * all in one transaction. A save that comes at the same time is either in the snapshot
 * or refused. It closes the asking: whoever has not answered by then is left out. Submitting twice is submitting once. Where its AI systems stand is frozen
 * with it, and so do its pilots, as they were a moment before: placing and judging takes longer than others may wait.
 */
export async function submitAssessment(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
): Promise<Submission> {
  const { database } = context.get(services)
  const [duties, governance, pilots, priority] = await Promise.all([
    dutiesToday(context, open),
    governanceNow(context, open),
    pilotsNow(context, open),
    priorityReportNow(context, open),
  ])
  try {
    await database.withWorkspace(open.scope, (tx) =>
      freeze(context, tx, { assessmentId: open.assessment.id, governance, pilots, priority, duties }),
    )
    return { ok: true }
  } catch (error) {
    if (error instanceof NotYet) return error.refused
    throw error
  }
}

/** @throws NotYet if there is nothing to freeze, or something left to explain */
async function freeze(
  context: Readonly<RouterContextProvider>,
  tx: WorkspaceTx,
  {
    assessmentId,
    governance,
    pilots,
    priority,
    duties,
  }: {
    assessmentId: string
    governance: GovernanceReport
    pilots: PilotsReport | undefined
    priority: PriorityReport | undefined
    duties: PlanRequest['duties']
  },
): Promise<void> {
  if (!(await closeAssessment(tx, assessmentId))) return
  await closeRound(tx, assessmentId)
  const frozen = await readAssessment(tx, assessmentId)
  if (!frozen) throw new TypeError('An assessment that was just closed is there.')
  const decided = decideWith(context, frozen, duties)
  const { own, sheet, score, standard, standardSheet, standardTeam, plan, report, team } = decided
  if (isEmptySheet(sheet)) throw new NotYet({ ok: false, reason: 'nothing' })
  const isExplained = (one: (typeof score.contradictions)[number]) => replyTo(one, frozen) !== null
  if (!score.contradictions.every(isExplained)) throw new NotYet({ ok: false, reason: 'contradictions' })
  const { acknowledgements, planSettings, tasks, lead } = frozen
  await createSnapshot(tx, {
    assessmentId,
    inputs: {
      sheet: standardSheet,
      ...(standardTeam && { team: standardTeam }),
      acknowledgements,
      planSettings,
      tasks,
    },
    catalogueHash: standard.catalogue,
    engineVersion: standard.engine,
    result: standard,
    plan,
    report: { ...report, governance, ...(pilots && { pilots }), ...(priority && { priority }) },
    own: hasOwnQuestions(own)
      ? ({ questions: own, sheet, result: score, ...(team && { team: team.sheet }) } satisfies OwnSnapshot)
      : null,
    submittedBy: lead.id,
  })
}
