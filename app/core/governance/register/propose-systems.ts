import type { Prefill } from '#content/prefill.ts'
import type { NewSystem } from './new-system.ts'
import { newSystem } from './new-system.ts'
import type { SystemFacts } from './system.ts'

/** What a check says of AI: use cases that the team has in mind, and tools that are in use today. */
export type AiInMind = { interests: readonly string[]; tools: readonly string[] }

/** A system that a check speaks of; `key` names it in a form. */
export type Proposal = { key: string; kind: Prefill['kind']; name: string; purpose: string }

/**
 * Systems that a check speaks of and the register has none of yet: tools in use first, then what the team has in mind,
 * both in the order of the rules.
 */
export function proposeSystems(
  prefills: readonly Prefill[],
  { interests, tools }: AiInMind,
  systems: readonly Pick<SystemFacts, 'useCaseId' | 'tool'>[],
): Proposal[] {
  const spoken = { tool: new Set(tools), useCase: new Set(interests) }
  const there = {
    tool: new Set(systems.map(({ tool }) => tool)),
    useCase: new Set(systems.map(({ useCaseId }) => useCaseId)),
  }
  return prefills
    .filter(({ kind, id }) => spoken[kind].has(id) && !there[kind].has(id))
    .map((prefill) => ({
      key: keyOf(prefill),
      kind: prefill.kind,
      name: prefill.name,
      purpose: prefill.purpose,
    }))
}

/** How a form names a kind of system, such as `tool.chatbot`. */
export const keyOf = ({ kind, id }: Pick<Prefill, 'kind' | 'id'>) => `${kind}.${id}`

/** The system that a key of a form means, with what is known of its kind; `null` if there is no such kind. */
export function systemOfKind(prefills: readonly Prefill[], key: string): NewSystem | null {
  const prefill = prefills.find((one) => keyOf(one) === key)
  return prefill ? newSystem(prefill) : null
}
