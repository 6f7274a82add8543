import type { Finding } from '../fault.ts'
import type { ScenariosFile } from '../files/ai-act.ts'
import type { ContentFiles } from '../layout.ts'
import { privacyFile } from './legal-items.ts'

/** Worked examples of the AI Act that start from none, or answer what nobody asks. */
export function checkActScenarios({ items }: ContentFiles): Finding[] {
  const options = new Map(
    items['regulation/ai-act/questions'].flatMap(({ data }) =>
      data.items.map(({ id, options: written }) => [id, Object.keys(written)]),
    ),
  )
  return items['regulation/ai-act/scenarios'].flatMap(({ file, data }) => faultsOf(file, data, options))
}

/** As {@link checkActScenarios}, for data protection. */
export function checkPrivacyExamples({ items, lists }: ContentFiles): Finding[] {
  const options = new Map(items['regulation/privacy/questions'].map(({ id, data }) => [id, Object.keys(data.options)]))
  return faultsOf(privacyFile('examples'), lists['regulation/privacy/examples'], options)
}

function faultsOf(
  file: string,
  data: ScenariosFile,
  options: ReadonlyMap<string | undefined, readonly string[]>,
): Finding[] {
  return data.flatMap(({ id, like, answers }, index) => {
    const findings: Finding[] = []
    if (data.findIndex((one) => one.id === id) !== index) {
      findings.push({ file, path: [index, 'id'], message: `Two examples are called "${id}".`, mend: 'Rename one.' })
    }
    const start = data.find((one) => one.id === like)
    if (like !== undefined && (start === undefined || start.like !== undefined)) {
      const message = `"${like}" is no example of this file with answers of its own.`
      findings.push({ file, path: [index, 'like'], message, mend: 'Start from one that has all its answers.' })
    }
    for (const [question, answer] of Object.entries(answers)) {
      if (options.get(question)?.includes(answer)) continue
      const message = `"${question}" cannot be answered with "${answer}".`
      findings.push({ file, path: [index, 'answers', question], message, mend: 'Correct the question or the option.' })
    }
    return findings
  })
}
