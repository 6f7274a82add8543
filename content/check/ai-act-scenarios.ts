import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

/** Worked examples that start from none, or answer what nobody asks. */
export function checkActScenarios({ items }: ContentFiles): Finding[] {
  const options = new Map(
    items['regulation/ai-act/questions'].flatMap(({ data }) =>
      data.items.map(({ id, options: written }) => [id, Object.keys(written)]),
    ),
  )
  return items['regulation/ai-act/scenarios'].flatMap(({ file, data }) =>
    data.flatMap(({ id, like, answers }, index) => {
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
        findings.push({
          file,
          path: [index, 'answers', question],
          message,
          mend: 'Correct the question or the option.',
        })
      }
      return findings
    }),
  )
}
