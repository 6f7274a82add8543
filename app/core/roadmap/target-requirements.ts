import type { CapabilityMinimum } from '#content/schema.ts'

/** A level that must be reached, and whether every pilot needs it (homework) or this target. */
type RequiredLevel = { capability: string; min: number; homework: boolean; why: string }

/** One of the options must hold with all of its levels. */
type RequiredGroup = { id: string; options: CapabilityMinimum[][]; why: string }

/** What makes a target `ready`: all musts, and one option of every group. */
export type TargetRequirements = { id: string; musts: RequiredLevel[]; groups: RequiredGroup[] }

/** Capabilities that the target asks for, in a must or in an option; each once, ascending. */
export function capabilitiesOf({ musts, groups }: TargetRequirements): string[] {
  const options = groups.flatMap(({ options }) => options.flat())
  return [...new Set([...musts, ...options].map(({ capability }) => capability))].sort()
}
