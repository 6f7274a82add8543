import { nextStep, questionsToConfirm } from '#app/core/governance/register/interview.ts'
import { type Placement, type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import { type AnswerPart, isUntouched, type SystemStatus } from '#app/core/governance/register/system.ts'
import { sayTriage } from '#app/core/governance/views/triage-verdict.ts'
import type { TriageVerdict } from '#app/core/governance/views/triage-view.ts'
import { eachInTurn } from '#app/server/turns.server.ts'
import type { Catalogue } from '#content/schema.ts'
import type { SystemRecord } from '#db/queries/ai-system-reviews.server.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'
import { type SecondLook, secondLookOf } from './second-look.server.ts'

type Listed = { systems: readonly AnsweredSystem[]; records: ReadonlyMap<string, SystemRecord>; on: string }

/** All systems of a register, a line each. Other requests are let in between: placing one takes a while. */
export function linesOf(
  { rules, catalogue }: { rules: PlacingRules; catalogue: Catalogue },
  { systems, records, on }: Listed,
): Promise<SystemLine[]> {
  return eachInTurn(systems, (system) => lineOf({ rules, catalogue }, { system, record: records.get(system.id), on }))
}

/** How far one part of the interview about a system is. */
export type PartState = {
  /** Nobody of the company answered anything yet. */
  isUntouched: boolean
  /** There is more to ask, or to confirm. */
  isOpen: boolean
  /** Answers that wait for somebody of the company to confirm them. */
  toConfirm: number
  /** The outcome would be another one without them. */
  restsOnUnconfirmed: boolean
}

/** What a screening came to; `required`: an assessment, for a reason that is still open. */
export type PrivacyVerdict = Placement['screening']['outcome'] | 'required'

/** One system as the list of a register shows it. */
export type SystemLine = {
  id: string
  name: string
  useCase: string | null
  vendor: string
  owner: string
  status: SystemStatus
  /** `contradictions`: pairs of answers that do not fit together. */
  aiAct: PartState & { verdict: TriageVerdict; contradictions: number }
  privacy: PartState & { verdict: PrivacyVerdict }
  look: SecondLook
}

/** A system on one line, placed by the law of a day. `record`: its newest one, if there is one. */
function lineOf(
  { rules, catalogue }: { rules: PlacingRules; catalogue: Catalogue },
  { system, record, on }: { system: AnsweredSystem; record: SystemRecord | undefined; on: string },
): SystemLine {
  const placement = placeSystem(rules, system, on)
  return {
    id: system.id,
    name: system.name,
    useCase: catalogue.useCases.find(({ id }) => id === system.useCaseId)?.name ?? null,
    vendor: system.vendor,
    owner: system.owner,
    status: system.status,
    aiAct: {
      ...partState('ai-act', placement, system),
      verdict: sayTriage(rules.aiAct, placement.triage),
      contradictions: placement.triage.contradictions.length,
    },
    privacy: { ...partState('privacy', placement, system), verdict: privacyVerdict(placement.screening) },
    look: secondLookOf(rules, system, record, on),
  }
}

/** How far one part of the interview about a system is. */
export function partState(part: AnswerPart, placement: Placement, { answers }: AnsweredSystem): PartState {
  return {
    isUntouched: isUntouched(answers, part),
    isOpen: nextStep(part, placement, answers) !== null,
    toConfirm: questionsToConfirm(part, placement, answers).length,
    restsOnUnconfirmed: placement.unconfirmed[part].length > 0,
  }
}

const REQUIRED: readonly string[] = ['statute', 'criteria', 'nationalList']

/** The outcome of a screening in one word. */
export function privacyVerdict({ outcome, possible }: Placement['screening']): PrivacyVerdict {
  return outcome === 'undetermined' && possible.every((id) => REQUIRED.includes(id)) ? 'required' : outcome
}
