import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type GovernanceCheck, SIGN_OFFS } from '#app/core/pilots/charter/charter-content.ts'
import { mayReview } from '#app/core/pilots/review-opens.ts'
import type { EvaluatedPilot } from '#app/server/pilots/evaluated-pilot.server.ts'
import { type FrozenPilot, readFrozen } from '#app/server/pilots/freeze-review.server.ts'
import { countBaseline } from '#app/server/pilots/next-pilot.server.ts'
import { viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import { type PilotWords, pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { type CheckStanding, standingOfChecks } from '#db/queries/pilot-checks.server.ts'
import { listOutcomes, type PilotOutcome } from '#db/queries/pilot-outcomes.server.ts'
import { type GateReview, listReviews } from '#db/queries/pilot-reviews.server.ts'
import { type AskAgain, askAgain } from './ask-again.ts'

/** Everything that the page of the gate review shows. */
export async function loadGate(context: Readonly<RouterContextProvider>, open: EvaluatedPilot) {
  const { database, catalogue } = context.get(services)
  const { scope, pilot, evaluated, frame } = open
  const words = await pilotWords(context)
  const asked = evaluated?.content.checks ?? []
  const [reviews, check, standings, outcomes, baseline] = await database.withWorkspace(scope, async (tx) => [
    await listReviews(tx, pilot.id),
    pilot.assessmentId === null ? null : await findAssessment(tx, pilot.assessmentId),
    await standingOfChecks(tx, pilot.id, asked),
    await listOutcomes(tx, pilot.clientId),
    await countBaseline(tx, pilot),
  ])
  const outcome = outcomes.find(({ pilotId }) => pilotId === pilot.id)
  const newest = reviews[0]
  const frozen = newest && (await readFrozen({ database, scope, pilotId: pilot.id }, newest.number))
  const opensOn = evaluated?.figures.gateOn ?? null
  const isDecided = newest?.decision != null
  return {
    frame,
    isSigned: evaluated !== null,
    mayOpen: evaluated !== null && mayReview(evaluated.figures),
    opensOn: opensOn && words.date(opensOn),
    current: newest && frozen ? { ...reviewInWords(words, newest), ...proposalOf(words, frozen) } : null,
    earlier: reviews.slice(1).map((review) => reviewInWords(words, review)),
    checks: asked.map((one, at) => checkInWords(one, standings[at])),
    /** Where the register is that some checks follow; `null`: it cannot be reached from here. */
    register: placeOfRegister(),
    next: isDecided && check ? nextOf({ assessmentId: check.id, targetId: pilot.targetId }) : null,
    /** The pilot that goes on from it, or what it could begin with; `null`: it was not decided to go through it once more. */
    nextPilot: outcome?.decision === 'iterate' ? { pilot: nextPilotOf(outcome), baseline } : null,
  }

  function nextPilotOf({ next }: PilotOutcome) {
    if (next === null) return null
    const dayOf = (on: string | null) => (on === null ? '' : words.date(on))
    const [from, until] = [dayOf(next.startsOn), dayOf(next.endsOn)]
    return { name: next.name, href: `/pilots/${next.id}/charter`, from, until, isSigned: next.isSigned }
  }

  function placeOfRegister() {
    const place = frame.client.page ?? (check && `/assessments/${check.id}`)
    return place && `${place}/governance`
  }

  function nextOf({ assessmentId, targetId }: { assessmentId: string; targetId: string | null }) {
    const again: AskAgain[] = askAgain(catalogue, targetId, assessmentId)
    return { roadmap: `/assessments/${assessmentId}/roadmap`, again }
  }
}

function checkInWords({ id, text, systemId }: GovernanceCheck, standing: CheckStanding | undefined) {
  const { state = 'missing', evidence = '', by = 'nobody' } = standing ?? {}
  return { id, text, followsRegister: systemId !== null, state, evidence, isSaid: by === 'people' }
}

export type GateView = Awaited<ReturnType<typeof loadGate>>

function reviewInWords({ t, date }: PilotWords, review: GateReview) {
  const { number, onDay, proposed, decision, reason, signatures, inputsSha256, engine, charterNumber, decidedAt } =
    review
  return {
    number,
    on: date(onDay),
    proposed,
    proposedWord: t(`decision.${proposed}`),
    decision,
    decisionWord: decision === null ? '' : t(`decision.${decision}`),
    decidedOn: decidedAt === null ? '' : date(decidedAt.toISOString().slice(0, 10)),
    isOverride: decision !== null && decision !== proposed,
    reason,
    hash: inputsSha256,
    engine,
    charterNumber,
    sides: SIGN_OFFS.map((discipline) => {
      const signed = signatures.find((one) => one.discipline === discipline)
      const signedOn = signed === undefined ? '' : date(signed.signedAt.toISOString().slice(0, 10))
      return { discipline, name: signed?.name ?? '', signedOn }
    }),
  }
}

export type ReviewView = ReturnType<typeof reviewInWords>

function proposalOf(words: PilotWords, frozen: FrozenPilot) {
  const { headline, range, reasons, guardrails } = viewPilot(words, frozen, frozen.names)
  return {
    headline,
    range,
    reasons,
    guardrails: guardrails.map(({ id, name, state, stateWord, says }) => ({ id, name, state, stateWord, says })),
  }
}
