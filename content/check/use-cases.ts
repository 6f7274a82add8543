import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

/** Use cases whose pilot could not be read from their KPIs, and glossary pages that contradict their technique. */
export function checkUseCases({ items }: ContentFiles): Finding[] {
  return [
    ...items['use-cases'].flatMap(({ file, data }) => {
      const findings: Finding[] = []
      if (!data.kpis.some(({ cadence, later, guardrail }) => cadence === 'weekly' && !later && !guardrail)) {
        findings.push({
          file,
          path: ['kpis'],
          message: 'No weekly KPI can mature within the pilot.',
          mend: 'Add a weekly figure that is neither later nor a guardrail.',
        })
      } else {
        data.kpis.forEach(({ id, cadence, later }, index) => {
          if (later || cadence === 'weekly') return
          findings.push({
            file,
            path: ['kpis', index, 'cadence'],
            message: `The KPI "${id}" comes ${cadence}: a pilot compares weeks.`,
            mend: 'Count it by the week, or mark it with later: true.',
          })
        })
      }
      if (!data.kpis.some(({ guardrail, later }) => guardrail && !later)) {
        findings.push({
          file,
          path: ['kpis'],
          message: 'No guardrail can be read within the pilot.',
          mend: 'Mark a figure that must not get worse with guardrail: true.',
        })
      }
      data.kpis.forEach(({ id }, index) => {
        if (data.kpis.findIndex((other) => other.id === id) < index) {
          findings.push({
            file,
            path: ['kpis', index, 'id'],
            message: `The KPI "${id}" is there twice.`,
            mend: 'Number it on.',
          })
        }
      })
      return findings
    }),
    ...items.techniques.flatMap(({ file, data }) =>
      data.page.use_case_fit.flatMap(({ use_case, fit }, index) =>
        data.uses[use_case] === undefined || data.uses[use_case] === fit
          ? []
          : [
              {
                file,
                path: ['page', 'use_case_fit', index, 'fit'],
                message: `The fit for "${use_case}" differs from uses (${data.uses[use_case]}).`,
                mend: 'Let both say the same.',
              },
            ],
      ),
    ),
  ]
}
