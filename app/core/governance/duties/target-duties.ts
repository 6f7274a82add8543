import type { DutyStep, TargetDuties } from '#app/core/roadmap/plan.ts'
import type { DutyLink } from '#content/duty-links.ts'
import type { ListedDuty } from './duty.ts'
import { isToDo } from './list-duties.ts'

/**
 * What a plan has to know of duties, by use case: the steps that open ones ask for, and whether it may start at all.
 *
 * Only what is sure, your own and the law's counts; what is a control or a decision asks for no step.
 */
export function dutiesOfTargets(
  duties: readonly ListedDuty[],
  links: readonly DutyLink[],
): Record<string, TargetDuties> {
  const ids = new Set(duties.flatMap(({ system }) => system.useCaseId ?? []))
  return Object.fromEntries(
    [...ids].sort().map((id): [string, TargetDuties] => {
      const own = duties.filter(({ system }) => system.useCaseId === id)
      return [id, { steps: own.flatMap((duty) => stepOf(duty, links)), prohibited: prohibitedIn(own) }]
    }),
  )
}

/**
 * The duties of a use case's systems that no step meets and that are to be met before its pilot starts.
 *
 * @param start ISO day of the pilot's start
 */
export function dutiesBeforeStart(
  duties: readonly ListedDuty[],
  links: readonly DutyLink[],
  { useCaseId, start }: { useCaseId: string; start: string },
): ListedDuty[] {
  return duties.filter(
    (duty) =>
      duty.system.useCaseId === useCaseId &&
      asks(duty) &&
      linkOf(duty, links) === undefined &&
      duty.from !== null &&
      duty.from <= start,
  )
}

const asks = (duty: ListedDuty) => duty.isSure && duty.holder === 'own' && duty.weight === 'duty' && isToDo(duty)

const linkOf = ({ id }: ListedDuty, links: readonly DutyLink[]) =>
  links.find(({ duty, does }) => duty === id && does === 'satisfies')

function stepOf(duty: ListedDuty, links: readonly DutyLink[]): DutyStep[] {
  const link = linkOf(duty, links)
  if (!link || !asks(duty) || duty.from === null) return []
  const { capability, level } = link
  return [{ capability, level, duty: `${duty.article} (${duty.system.name})`, from: duty.from }]
}

function prohibitedIn(duties: readonly ListedDuty[]): TargetDuties['prohibited'] {
  const found = duties.find((duty) => duty.weight === 'prohibition' && duty.isSure)
  return found ? { system: found.system.name, article: found.article } : null
}
