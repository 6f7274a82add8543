import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { type Locale, localeOf } from '#app/messages/locales.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import { type Decisions, decisionsOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { createRecent } from '#app/server/recent.server.ts'
import { countsOf } from '#app/server/threads/thread-view.server.ts'
import { findCatalogue } from '#db/queries/catalogues.server.ts'
import { type Links, linksOf } from './links.server.ts'
import { voicesOf } from './voices.server.ts'

/** What was decided of an assessment, with the catalogue it was decided by and the addresses of its pages. */
export type Decided = {
  model: Model
  sheet: AnswerSheet
  score: ScoreResult
  /** `null`: there was nothing to plan for. */
  plan: Decisions['plan']
  report: ReportModel
  links: Links
}

/** With what was said of single actions, and the same by the standard's questions alone, whatever was asked beside them. */
export type DecidedWhole = Decided & Pick<Decisions, 'tasks'> & { standard: Pick<Decided, 'model' | 'sheet' | 'score'> }

export async function decidedOf(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<DecidedWhole> {
  const decisions = await decisionsOf(context, open)
  const { sheet, score, plan, report, tasks, own, standard, standardSheet } = decisions
  const standardModel = await modelOf(context, standard.catalogue, localeOf(report.locale))
  const { model } = layOver(standardModel, own)
  const talks = await countsOf(context, open)
  const given = { sheets: context.get(services).catalogue, talks, voices: voicesOf(model, decisions, open) }
  const links = linksOf(model.catalogue, open.assessment.id, given)
  const alone = { model: standardModel, sheet: standardSheet, score: standard }
  return { model, sheet, score, plan, report, tasks, links, standard: alone }
}

/** As if own questions had never been asked: what checks are compared by. */
export const byStandard = (decided: DecidedWhole): DecidedWhole => ({ ...decided, ...decided.standard })

const older = createRecent<Model>(4)

/**
 * The running catalogue, or for an older snapshot the one stored under its hash: a submitted page keeps its words.
 *
 * @throws TypeError if a snapshot's catalogue is gone, which a start never lets happen
 */
async function modelOf(context: Readonly<RouterContextProvider>, hash: string, language: Locale): Promise<Model> {
  const model = await findModel(context, hash, language)
  if (!model) throw new TypeError(`The catalogue ${hash} of a stored result is gone.`)
  return model
}

/**
 * A catalogue by its hash, laid out for scoring; in English where nothing was frozen by it in the language. `null`: this
 * installation never ran with it.
 */
export async function findModel(
  context: Readonly<RouterContextProvider>,
  hash: string,
  language: Locale,
): Promise<Model | null> {
  const { inLanguage, database } = context.get(services)
  const { model } = inLanguage(language)
  if (model.catalogue.hash === hash) return model
  const catalogue = await database.withSys((tx) => findCatalogue(tx, hash, language))
  return catalogue && older(`${language} ${hash}`, () => compileModel(catalogue))
}
