import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { type Agreement, assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import type { TeamSheet } from '#app/core/agreement/team.ts'
import { joinAnswers } from '#app/core/agreement/team-answers.ts'
import type { TeamItem } from '#app/core/agreement/team-item.ts'
import { hangingOn, type Turned, turnedBy } from '#app/core/agreement/workshop.ts'
import { NO_OWN_QUESTIONS, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { type NamedVerdict, nameVerdicts } from '#app/report/model/name-verdicts.ts'
import { findModel } from '#app/routes/results/decided.server.ts'
import { askedIn, layOver } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { createRecent } from '#app/server/recent.server.ts'
import { teamSheetOf } from '#app/server/team-sheet.server.ts'
import { findSnapshot } from '#db/queries/snapshots.server.ts'

type Context = Readonly<RouterContextProvider>

/** What a team says, and what it agreed on. */
export type TeamResult = {
  model: Model
  team: TeamSheet
  /** As people answered, whatever they agreed on since; its disputes are what a workshop talks about, in its order. */
  asAnswered: Agreement
  /** As it counts, with what was agreed on, by question. */
  items: ReadonlyMap<string, TeamItem>
}

const recent = createRecent<TeamResult>(40)

/**
 * What the team of an assessment says; of a submitted one, what it said then.
 *
 * @returns `null` where nobody but the lead is asked and nothing was agreed on
 */
export async function teamResultOf(context: Context, open: OpenAssessment): Promise<TeamResult | null> {
  const said = open.assessment.status === 'open' ? saidNow(context, open) : await saidThen(context, open)
  if (said === null) return null
  const { model, team } = said
  return recent(JSON.stringify([model.catalogue.hash, open.language, team]), () => ({
    model,
    team,
    asAnswered: assessAgreement(model, { ...team, consensus: [] }),
    items: new Map(joinAnswers(model, team).items.map((item) => [item.question, item])),
  }))
}

type Said = Pick<TeamResult, 'model' | 'team'>

function saidNow(context: Context, open: OpenAssessment): Said | null {
  const { catalogue, model } = askedIn(context, open)
  const team = teamSheetOf(open, catalogue)
  return team && { model, team }
}

/** By the questions as they were when it was submitted. */
async function saidThen(context: Context, { scope, assessment, language }: OpenAssessment): Promise<Said | null> {
  const { database } = context.get(services)
  const snapshot = await database.withWorkspace(scope, (tx) => findSnapshot(tx, assessment.id))
  if (snapshot === null) return null
  const { inputs, own, catalogueHash } = snapshot as unknown as {
    inputs: { team?: TeamSheet }
    own: { questions: OwnQuestions; team?: TeamSheet } | null
    catalogueHash: string
  }
  const team = own?.team ?? inputs.team
  const standard = team && (await findModel(context, catalogueHash, language))
  return team && standard ? { model: layOver(standard, own?.questions ?? NO_OWN_QUESTIONS).model, team } : null
}

/** A use case or technique with its verdict in words. */
export type VerdictOf = NamedVerdict & { id: string; href: string }

/** The wanted verdicts that hang on a question now, in words. */
export function verdictsOn(context: Context, open: OpenAssessment, result: TeamResult, question: string): VerdictOf[] {
  const { model, team } = result
  const wanted = team.profile.interests ?? []
  const others = { ...team, consensus: team.consensus.filter((agreed) => agreed.question !== question) }
  const named = verdictsIn(context, model, others)
  return hangingOn(model, team, { question, wanted }).flatMap((id) => {
    const verdict = named.get(id)
    return verdict ? [{ ...verdict, id, href: hrefOf(open, model, id) }] : []
  })
}

/** A verdict that is another one by what was agreed on. */
export type TurnedVerdict = { id: string; name: string; href: string; before: NamedVerdict; after: NamedVerdict }

/**
 * What verdicts became by what was agreed on, in words, use cases first.
 *
 * @param questions those that were agreed on; all by default
 */
export function turnedIn(
  context: Context,
  open: OpenAssessment,
  { model, team }: TeamResult,
  questions: readonly string[] = team.consensus.map(({ question }) => question),
): TurnedVerdict[] {
  if (questions.length === 0) return []
  const turned = turnedBy(model, team, questions)
  const without = { ...team, consensus: team.consensus.filter(({ question }) => !questions.includes(question)) }
  const [before, after] = [verdictsIn(context, model, without), verdictsIn(context, model, team)]
  return turned.flatMap(({ id }: Turned) => {
    const [was, now] = [before.get(id), after.get(id)]
    return was && now ? [{ id, name: now.name, href: hrefOf(open, model, id), before: was, after: now }] : []
  })
}

function verdictsIn(context: Context, model: Model, team: TeamSheet) {
  const sheet = joinAnswers(model, team).soFar
  return nameVerdicts(model.catalogue, { sheet, score: score(model, sheet) }, context.get(page).locale)
}

function hrefOf({ assessment }: OpenAssessment, { catalogue }: Model, id: string): string {
  const kind = catalogue.useCases.some((useCase) => useCase.id === id) ? 'use-cases' : 'techniques'
  return `/assessments/${assessment.id}/${kind}/${id}`
}
