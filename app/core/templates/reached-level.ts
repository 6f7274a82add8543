import type { CapabilityMinimum, Catalogue } from '#content/schema.ts'
import type { ReachedLevel } from './filled-template.ts'
import type { TemplateFacts } from './template-facts.ts'

/**
 * What a filled-in sheet gives, beside what was answered today. A fact counts as met if it was ticked, or if the level
 * answered is at or above the one asked.
 *
 * @throws RangeError if the catalogue has no such capability
 */
export function describeReachedLevel(
  catalogue: Catalogue,
  { capability: id, min }: CapabilityMinimum,
  { levels }: TemplateFacts,
): ReachedLevel {
  const capability = catalogue.capabilities.find((candidate) => candidate.id === id)
  if (!capability) throw new RangeError(`There is no capability ${id}.`)
  const answer = levels?.[id]
  const given = answer === undefined || answer === 'unsure' ? null : answer
  const isReached = given !== null && given.level >= min
  const { facts, ...statement } = capability.levels[min]
  const action = catalogue.actions.find((candidate) => candidate.capability === id && candidate.to === min)
  return {
    capability: capability.name,
    today: given
      ? { state: 'answered', statement: wordsOf(capability.levels[given.level as 0]) }
      : { state: answer === 'unsure' ? 'unsure' : levels ? 'open' : 'blank' },
    isReached,
    asked: wordsOf(statement),
    facts: facts.map((text, index) => ({
      text,
      isMet: isReached || given?.ticks.includes(`${min}.${index}`) === true,
    })),
    done: action?.definitionOfDone ?? null,
  }
}

function wordsOf({ lead, rest }: { lead: string; rest: string }): string {
  return lead + rest
}
