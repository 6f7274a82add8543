import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { TOLD_BY_TRIAGE, TOOLS_QUESTION } from '../prefill.ts'

/** Kinds of systems that are filled in beforehand for nothing, or answer what is not asked; and kinds that are not. */
export function checkPrefill({ items }: ContentFiles): Finding[] {
  const known = {
    'use-cases': new Set(items['use-cases'].map(({ id }) => id)),
    tools: new Set(toolsIn(items.questions)),
  }
  const act = items['regulation/ai-act/questions'].flatMap(({ data }) => data.items)
  const options = {
    ai_act: new Map(act.map(({ id, options: own }) => [id, Object.keys(own)])),
    privacy: new Map(
      items['regulation/privacy/questions']
        .filter(({ id }) => !TOLD_BY_TRIAGE.some((told) => told === id))
        .map(({ id, data }) => [id, Object.keys(data.options)]),
    ),
  }
  const prefills = items['regulation/prefill']
  return [
    ...prefills.flatMap(({ group, id, file }) =>
      group in known && known[group as keyof typeof known].has(id) ? [] : [unknownKind(file, id)],
    ),
    ...prefills.flatMap(({ file, data }) =>
      PARTS.flatMap((part) =>
        Object.entries(data[part])
          .filter(([question, answer]) => !options[part].get(question)?.includes(answer))
          .map(([question, answer]) => noAnswer(file, [part, question], answer)),
      ),
    ),
    ...Object.entries(known).flatMap(([group, ids]) =>
      [...ids]
        .filter((id) => !prefills.some((prefill) => prefill.group === group && prefill.id === id))
        .map((id) => missing(group, id)),
    ),
  ]
}

const PARTS = ['ai_act', 'privacy'] as const

/** No AI at all is no tool. */
function toolsIn(questions: ContentFiles['items']['questions']): string[] {
  const asked = questions.find(({ id }) => id === TOOLS_QUESTION)?.data
  return Object.keys(asked && 'options' in asked ? (asked.options ?? {}) : {}).filter((id) => id !== 'none')
}

const unknownKind = (file: string, id: string): Finding => ({
  file,
  path: [],
  message: `"${id}" is no use case, and no tool that the check asks for.`,
  mend: 'Call the file like one, in the folder use-cases or tools.',
})

const noAnswer = (file: string, path: [string, string], answer: string): Finding => ({
  file,
  path: [path[0], path[1]],
  message: `"${path[1]}" cannot be answered beforehand with "${answer}".`,
  mend: 'Correct the question or the option, or take the line out.',
})

const missing = (group: string, id: string): Finding => ({
  file: `content/regulation/prefill/${group}/${id}.yaml`,
  path: [],
  message: `Nothing is known of systems of the kind "${id}".`,
  mend: 'Write the file: name, purpose and data are enough.',
})
