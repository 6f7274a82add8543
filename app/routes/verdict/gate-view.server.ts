import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { answersToAskAgain, askAgain } from '#app/core/pilots/ask-again.ts'
import { type GovernanceCheck, SIGN_OFFS } from '#app/core/pilots/charter/charter-content.ts'
import { mayReview } from '#app/core/pilots/review-opens.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { EvaluatedPilot } from '#app/server/pilots/evaluated-pilot.server.ts'
import { type FrozenPilot, readFrozen } from '#app/server/pilots/freeze-review.server.ts'
import { countBaseline } from '#app/server/pilots/next-pilot.server.ts'
import { viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import { type PilotWords, pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { listLeadAnswers } from '#db/queries/answers.server.ts'
import { listClientChecks } from '#db/queries/client-checks.server.ts'
import { type CheckStanding, standingOfChecks } from '#db/queries/pilot-checks.server.ts'
import { listOutcomes, type PilotOutcome } from '#db/queries/pilot-outcomes.server.ts'
import { type GateReview, listReviews } from '#db/queries/pilot-reviews.server.ts'

/** Everything that the page of the gate review shows. */
export async function loadGate(context: Readonly<RouterContextProvider>, open: EvaluatedPilot) {
  const { database, catalogue } = context.get(services)
  const { scope, pilot, evaluated, frame, timeZone } = open
  const words = await pilotWords(context)
  const dayOf = (at: Date) => words.date(dateIn(at, timeZone))
  const asked = evaluated?.content.checks ?? []
  const [reviews, standings, outcomes, baseline, checks] = await database.withWorkspace(scope, async (tx) => [
    await listReviews(tx, pilot.id),
    await standingOfChecks(tx, pilot.id, asked),
    await listOutcomes(tx, pilot.clientId),
    await countBaseline(tx, pilot),
    await listClientChecks(tx, pilot.clientId),
  ])
  /** Where the decision is seen: the check that it came from while that is open, else the company's newest open one, else its newest. */
  const isOpen = ({ submittedAt }: (typeof checks)[number]) => submittedAt === null
  const own = checks.find(({ id }) => id === pilot.assessmentId)
  const check = (own && isOpen(own) ? own : (checks.find(isOpen) ?? checks[0])) ?? null
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
    current: newest && frozen ? { ...reviewInWords(words, newest, dayOf), ...proposalOf(words, frozen) } : null,
    earlier: reviews.slice(1).map((review) => reviewInWords(words, review, dayOf)),
    checks: asked.map((one, at) => checkInWords(one, standings[at])),
    /** Where the register is that some checks follow; `null`: it cannot be reached from here. */
    register: placeOfRegister(),
    next: isDecided && check ? await nextOf(check) : null,
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

  async function nextOf({ id, submittedAt }: { id: string; submittedAt: Date | null }) {
    const answers = await database.withWorkspace(scope, (tx) => listLeadAnswers(tx, id))
    const left = answersToAskAgain(catalogue, answers, outcome ? [outcome] : [])
    return {
      assessmentId: id,
      isOpen: submittedAt === null,
      /** What is asked again and was not answered since. */
      again: askAgain(catalogue, pilot.targetId).filter(({ question }) => left.has(question)),
    }
  }
}

function checkInWords({ id, text, systemId }: GovernanceCheck, standing: CheckStanding | undefined) {
  const { state = 'missing', evidence = '', by = 'nobody' } = standing ?? {}
  return { id, text, followsRegister: systemId !== null, state, evidence, isSaid: by === 'people' }
}

export type GateView = Awaited<ReturnType<typeof loadGate>>

/** @param dayOf the day of a moment, where the workspace is */
function reviewInWords({ t, date }: PilotWords, review: GateReview, dayOf: (at: Date) => string) {
  const { number, onDay, proposed, decision, reason, signatures, inputsSha256, engine, charterNumber, decidedAt } =
    review
  return {
    number,
    on: date(onDay),
    proposed,
    proposedWord: t(`decision.${proposed}`),
    decision,
    decisionWord: decision === null ? '' : t(`decision.${decision}`),
    decidedOn: decidedAt === null ? '' : dayOf(decidedAt),
    isOverride: decision !== null && decision !== proposed,
    reason,
    hash: inputsSha256,
    engine,
    charterNumber,
    sides: SIGN_OFFS.map((discipline) => {
      const signed = signatures.find((one) => one.discipline === discipline)
      const signedOn = signed === undefined ? '' : dayOf(signed.signedAt)
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
