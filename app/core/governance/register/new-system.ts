import type { Prefill } from '#content/prefill.ts'
import type { AnswerPart, SystemAnswer, SystemFacts } from './system.ts'

export type NewSystem = SystemFacts & { answers: SystemAnswer[] }

/**
 * A system of a kind, with what is known of the kind. What is known waits for somebody to confirm it.
 *
 * A tool is in use; a use case is an idea until somebody says otherwise.
 */
export function newSystem(prefill: Prefill): NewSystem {
  const { kind, id, name, purpose, data, answers } = prefill
  return {
    name,
    useCaseId: kind === 'useCase' ? id : null,
    tool: kind === 'tool' ? id : null,
    status: kind === 'tool' ? 'live' : 'idea',
    owner: '',
    vendor: '',
    purpose,
    data,
    country: null,
    answers: [...known('ai-act', answers['ai-act']), ...known('privacy', answers.privacy)],
  }
}

const known = (part: AnswerPart, answers: Readonly<Record<string, string>>): SystemAnswer[] =>
  Object.entries(answers).map(([questionId, answer]) => ({ part, questionId, answer, source: 'known' }))

/** A system of no known kind, of which nothing is said but its name. */
export function blankSystem(name: string): NewSystem {
  return {
    name,
    useCaseId: null,
    tool: null,
    status: 'idea',
    owner: '',
    vendor: '',
    purpose: '',
    data: '',
    country: null,
    answers: [],
  }
}
