import { refuseLevels } from './level-targets.ts'
import { countUnanswered } from './open-questions.ts'
import { refusePeople } from './people.ts'
import { decisionOf } from './pilot-decision.ts'
import type { Pin, PlanRefusal, PlanRequest, TargetDuties } from './plan.ts'
import { refuse } from './plan-refusal.ts'
import type { PlanningState, PlanningTarget } from './planning-state.ts'
import { dayOf } from './weeks.ts'

const MAX_TARGETS = 5
/** Person-days of one action: more than two years of one person. */
export const MOST_DAYS = 500

/**
 * What is wrong with a request for a plan, or `null`; targets are looked at in their order. A stopped pilot asks for nothing
 * more that could stand in the way.
 */
export function refuseRequest(state: PlanningState, request: PlanRequest): PlanRefusal | null {
  const { targets, startOn, people, pins, levels } = request
  if (targets.length < 1 || targets.length > MAX_TARGETS) {
    return refuse('targets', 'targets', `Name one to ${MAX_TARGETS} targets; the first one is the pilot.`, {
      max: MAX_TARGETS,
    })
  }
  const twice = targets.find((id, at) => targets.indexOf(id) !== at)
  if (twice !== undefined) return refuse('targets', 'targets', `${twice} is named twice.`, { target: twice })
  const noStart = refuseStart(startOn)
  if (noStart) return noStart
  for (const id of targets) {
    const target = state.findTarget(id)
    if (target === null) return refuse('targets', 'targets', `There is no technique or use case ${id}.`, { target: id })
    if (decisionOf(request) === 'stop' && id === targets[0]) continue
    const refusal = refuseTarget(state, target) ?? refuseProhibited(target, request.duties?.[id])
    if (refusal) return refusal
  }
  return (
    (people ? refusePeople(state.catalogue, people) : null) ?? refusePins(pins) ?? refuseLevels(state.catalogue, levels)
  )
}

/** What is wrong with the day from which on people work, or `null`. */
export function refuseStart(startOn: string): PlanRefusal | null {
  return dayOf(startOn) === null ? refuse('startOn', 'startOn', 'The start is a date, yyyy-mm-dd.') : null
}

function refuseProhibited(
  { name, requirements }: PlanningTarget,
  duties: TargetDuties | undefined,
): PlanRefusal | null {
  if (!duties?.prohibited) return null
  const { system, article } = duties.prohibited
  const message = `${name} may not be started: by the register, ${system} does what the law prohibits (${article}). Look at its answers, or choose another target.`
  return refuse('prohibited', 'targets', message, { target: requirements.id, name, system, article })
}

function refusePins(pins: PlanRequest['pins'] = {}): PlanRefusal | null {
  for (const [action, pin] of Object.entries(pins)) {
    const refusal = refuseDay(action, pin) ?? refuseEstimate(action, pin)
    if (refusal) return refusal
  }
  return null
}

const DAYS = {
  notBefore: 'What an action waits for is a date, yyyy-mm-dd.',
  begunOn: 'When an action was begun is a date, yyyy-mm-dd, not after the one on which it was done.',
  doneOn: 'When an action was done is a date, yyyy-mm-dd.',
} as const

function refuseDay(action: string, pin: Pin): PlanRefusal | null {
  for (const field of ['notBefore', 'begunOn', 'doneOn'] as const) {
    const day = pin[field]
    const isTwisted = field === 'begunOn' && day !== undefined && pin.doneOn !== undefined && day > pin.doneOn
    if (day === undefined || (dayOf(day) !== null && !isTwisted)) continue
    return refuse(field, `pins.${action}.${field}`, DAYS[field], { action })
  }
  return null
}

/** Half a day is what plans count in. */
function refuseEstimate(action: string, { estimate }: Pin): PlanRefusal | null {
  if (estimate === undefined) return null
  const { low, high } = estimate
  const isInHalves = Number.isInteger(2 * low) && Number.isInteger(2 * high)
  if (isInHalves && low >= 0 && low <= high && high >= 0.5 && high <= MOST_DAYS) return null
  const message = `An estimate is two numbers of person-days in steps of half a day, the lower one first, at most ${MOST_DAYS}.`
  return refuse('estimate', `pins.${action}.estimate`, message, { action, max: MOST_DAYS })
}

/** Why this target cannot be planned for with the answers as they are, or `null`. */
export function refuseTarget(state: PlanningState, target: PlanningTarget): PlanRefusal | null {
  const { name, requirements } = target
  const values = { target: requirements.id, name }
  if (!target.applies) {
    const mend =
      'it ranks people, and you said that no person is ranked or that no personal data is used. Change that answer first.'
    return refuse('notApplicable', 'targets', `${name} does not apply: ${mend}`, values)
  }
  const { left, all } = countUnanswered(state, requirements)
  if (2 * left > all) {
    return refuse('openAnswers', 'targets', `Answer at least the target's requirements (${left} left).`, {
      ...values,
      left,
    })
  }
  return refuseFacts(state, target)
}

/** Facts of the business that no action raises: the number needed and the way out. */
function refuseFacts(state: PlanningState, { name, requirements }: PlanningTarget): PlanRefusal | null {
  for (const { capability: id, min } of requirements.musts) {
    const capability = state.catalogue.capabilities.find((each) => each.id === id)
    const level = state.lo.get(id) ?? 0
    if (capability === undefined || capability.scored || level >= min) continue
    const [needed, today] = [capability.levels[min], capability.levels[level]].map(
      (step) => `${step?.lead}${step?.rest}`,
    )
    const isOpen = (state.hi.get(id) ?? 0) >= min
    const now = isOpen ? 'the answer to that is still open' : `today it is: ${today}`
    const message = `${name} needs at least this ${lowerFirst(capability.name)}: ${needed} As far as we know, ${now}${isOpen ? '.' : ''} Way out: ${capability.wayOut ?? ''}`
    return refuse('outOfReach', 'targets', message, { target: requirements.id, name, capability: id, min, level })
  }
  return null
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
