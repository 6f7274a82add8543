import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { type ActionDone, actionsDone } from '#app/core/comparison/actions-done.ts'
import { type AnswerChange, listAnswerChanges } from '#app/core/comparison/answer-changes.ts'
import { carryOver } from '#app/core/comparison/carry-over.ts'
import { type Comparison, compareChecks } from '#app/core/comparison/compare-checks.ts'
import { explainVerdicts } from '#app/core/comparison/explain-verdicts.ts'
import { ENGINE, type Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { type Decided, findModel } from '#app/routes/results/decided.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { type Decisions, submittedDecisions } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { createRecent } from '#app/server/recent.server.ts'
import { listEarlier } from '#db/queries/snapshots.server.ts'

type Context = Readonly<RouterContextProvider>

/** A submitted check of the same client that another one can be compared with. */
export type EarlierCheck = { id: string; submittedOn: string }

/** One check against an earlier one of the same client. */
export type Compared = {
  earlier: EarlierCheck
  comparison: Comparison
  /** Catalogue or rules are others than those of the earlier check. */
  isOtherCatalogue: boolean
  /** One of the two was asked own questions too, which count on neither side. */
  isByStandard: boolean
  /** Answers of the earlier check that the catalogue of the later one does not have; question ids. */
  dropped: string[]
  /** What was answered earlier, as far as the later catalogue has it. */
  before: AnswerSheet
  changes: AnswerChange[]
  actions: ActionDone[]
  /** What the earlier check was asked by; `null`: it is not kept here. */
  earlierModel: Model | null
}

/** The checks that an assessment can be compared with, the newest first. */
export async function earlierOf(
  context: Context,
  { scope, assessment, timeZone }: OpenAssessment,
): Promise<EarlierCheck[]> {
  const { database } = context.get(services)
  const earlier = await database.withWorkspace(scope, (tx) => listEarlier(tx, assessment))
  return earlier.map(({ assessmentId, submittedAt }) => ({
    id: assessmentId,
    submittedOn: dateIn(submittedAt, timeZone),
  }))
}

const recent = createRecent<Weighed>(60)

/**
 * An assessment against an earlier check of its client: the earlier result as it was stored, the same answers under the
 * later catalogue, and the later result.
 *
 * @param earlier of {@link earlierOf}: of the same client, and submitted
 * @param decided by the standard's questions alone
 */
export async function compareWith(
  context: Context,
  { scope, language }: OpenAssessment,
  { earlier, decided }: { earlier: EarlierCheck; decided: Decided & Pick<Decisions, 'tasks'> },
): Promise<Compared> {
  const before = await submittedDecisions(context, { scope, language }, earlier.id)
  const key = JSON.stringify([before.sha256, decided.model.catalogue.hash, decided.sheet])
  return {
    ...recent(key, () => weigh(before, decided)),
    earlier,
    isByStandard: [before.report, decided.report].some(({ own }) => own?.standard !== undefined),
    actions: actionsDone(decided.model.catalogue, { before: before.tasks, after: decided.tasks }, decided.score),
    earlierModel: await findModel(context, before.standard.catalogue, language),
  }
}

type Weighed = Pick<Compared, 'comparison' | 'isOtherCatalogue' | 'dropped' | 'before' | 'changes'>

function weigh(before: Decisions, { model, sheet, score: stored }: Decided): Weighed {
  const isOtherCatalogue = before.standard.catalogue !== model.catalogue.hash || before.standard.engine !== ENGINE
  const carried = carryOver(model, before.standardSheet)
  const under = isOtherCatalogue ? score(model, carried.sheet) : before.standard
  // Only what was judged by the same rules can be compared: a result of an older engine is judged again.
  const is = stored.engine === ENGINE ? stored : score(model, sheet)
  return {
    comparison: compareChecks({ was: before.standard, under, is }),
    isOtherCatalogue,
    dropped: carried.dropped,
    before: carried.sheet,
    changes: listAnswerChanges(carried.sheet, sheet),
  }
}

const recentReasons = createRecent<Map<string, AnswerChange[]>>(60)

/** For each use case and technique whose verdict answers changed, the answers that did. */
export function reasonsOf({ comparison, before }: Compared, { model, sheet }: Decided): Map<string, AnswerChange[]> {
  const changed = [...comparison.useCases, ...comparison.techniques].filter(({ yours }) => yours !== 'same')
  const targets = changed.map(({ id }) => id)
  const key = JSON.stringify([model.catalogue.hash, before, sheet, targets])
  return recentReasons(key, () => explainVerdicts(model, { before, after: sheet, targets }))
}
