import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { hasOwnQuestions } from '#app/core/own-questions/own-questions.ts'
import type { PlanRequest } from '#app/core/roadmap/plan.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { pilotsNow } from '#app/routes/report/pilots-section.server.ts'
import { replyTo } from '#app/server/contradiction-replies.server.ts'
import { decideWith, dutiesToday, type FrozenTranslation, type OwnSnapshot } from '#app/server/decisions.server.ts'
import { governanceNow } from '#app/server/governance/report-section.server.ts'
import { type OpenAssessment, readAssessment } from '#app/server/open-assessment.server.ts'
import { priorityReportNow } from '#app/server/priority/priority-now.server.ts'
import { isEmptySheet } from '#app/server/sheet.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { closeAssessment } from '#db/queries/assessments.server.ts'
import { languagesOfCatalogue, saveCatalogue } from '#db/queries/catalogues.server.ts'
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
 * with it, and so do its pilots, as they were a moment before: placing and judging takes longer than others may wait. Report and
 * plan are frozen in every language that we speak, with the same figures: later they can be read and printed in any.
 */
export async function submitAssessment(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
): Promise<Submission> {
  const { database } = context.get(services)
  const now: CompanyNow[] = []
  for (const language of LOCALES) now.push(await companyNow(context, { ...open, language }))
  await keepCatalogues(context)
  try {
    await database.withWorkspace(open.scope, (tx) => freeze(context, tx, { assessmentId: open.assessment.id, now }))
    return { ok: true }
  } catch (error) {
    if (error instanceof NotYet) return error.refused
    throw error
  }
}

/** What a report says beside the answers, in one language. */
type CompanyNow = {
  language: Locale
  duties: PlanRequest['duties']
  beside: Pick<ReportModel, 'governance' | 'pilots' | 'priority'>
}

async function companyNow(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<CompanyNow> {
  const [duties, governance, pilots, priority] = await Promise.all([
    dutiesToday(context, open),
    governanceNow(context, open),
    pilotsNow(context, open),
    priorityReportNow(context, open),
  ])
  const beside = { governance, ...(pilots && { pilots }), ...(priority && { priority }) }
  return { language: open.language, duties, beside }
}

/**
 * Keeps the words of every language, too: what was frozen by them is to be read long after they changed. A catalogue is
 * megabytes and kept already but for the first time, so only what is missing is sent.
 */
async function keepCatalogues(context: Readonly<RouterContextProvider>): Promise<void> {
  const { database, inLanguage } = context.get(services)
  await database.withSys(async (tx) => {
    const kept = await languagesOfCatalogue(tx, inLanguage(LOCALES[0]).catalogue.hash)
    const missing = LOCALES.filter((language) => !kept.has(language))
    for (const language of missing) await saveCatalogue(tx, inLanguage(language).catalogue, language)
  })
}

/** @throws NotYet if there is nothing to freeze, or something left to explain */
async function freeze(
  context: Readonly<RouterContextProvider>,
  tx: WorkspaceTx,
  { assessmentId, now }: { assessmentId: string; now: readonly CompanyNow[] },
): Promise<void> {
  if (!(await closeAssessment(tx, assessmentId))) return
  await closeRound(tx, assessmentId)
  const frozen = await readAssessment(tx, assessmentId)
  if (!frozen) throw new TypeError('An assessment that was just closed is there.')
  const inEach = now.map(({ language, duties, beside }) => {
    const decided = decideWith(context, { ...frozen, language }, duties)
    return { language, decided, report: { ...decided.report, ...beside } }
  })
  const isClients = ({ language }: { language: Locale }) => language === frozen.client.language
  const main = inEach.find(isClients)
  if (!main) throw new TypeError('A client has a language that we speak.')
  const others = inEach
    .filter((each) => !isClients(each))
    .map(({ language, decided, report }) => {
      return [language, { plan: decided.plan, report } satisfies FrozenTranslation] as const
    })
  const { own, sheet, score, standard, standardSheet, standardTeam, plan, team } = main.decided
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
    report: main.report,
    translations: Object.fromEntries(others),
    own: hasOwnQuestions(own)
      ? ({ questions: own, sheet, result: score, ...(team && { team: team.sheet }) } satisfies OwnSnapshot)
      : null,
    submittedBy: lead.id,
  })
}
