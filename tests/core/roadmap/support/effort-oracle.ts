import type { Highs } from 'highs'
import type { Atom, EffortProblem } from '#app/core/roadmap/effort-problem.ts'

/** The same question as a mixed integer programme in CPLEX LP format (methods 4.1, "MILP oracle for tests"). */
function toMilp(problem: EffortProblem): string {
  const rows: string[] = []
  const columns = new Set<string>()
  const held = ({ capability, level }: Atom) => level <= (problem.levels.get(capability) ?? 0)
  const y = ({ capability, level }: Atom) => remember(`y_${capability}_${level}`)
  const remember = (column: string) => {
    columns.add(column)
    return column
  }

  const wanted = [...problem.required, ...problem.groups.flatMap(({ options }) => options.flat())]
  for (const { capability, level } of [
    ...wanted,
    ...problem.actions.flatMap(({ gives, needs }) => [...gives, ...needs]),
  ]) {
    for (let each = level; each >= 1; each--) {
      const atom = { capability, level: each }
      if (held(atom)) continue
      const producers = problem.actions.filter(({ gives }) =>
        gives.some((g) => g.capability === capability && g.level === each),
      )
      rows.push(`${y(atom)} ${producers.map(({ id }) => `- ${remember(`x_${id}`)}`).join(' ')} <= 0`)
      const lower = { capability, level: each - 1 }
      if (each > 1 && !held(lower)) rows.push(`${y(atom)} - ${y(lower)} <= 0`)
    }
  }
  for (const { id, needs } of problem.actions) {
    for (const need of needs) if (!held(need)) rows.push(`${remember(`x_${id}`)} - ${y(need)} <= 0`)
  }
  for (const atom of problem.required) if (!held(atom)) rows.push(`${y(atom)} >= 1`)
  for (const { id, options } of problem.groups) {
    const names = options.map((_, at) => remember(`z_${id}_${at}`))
    rows.push(`${names.join(' + ')} >= 1`)
    for (const [at, option] of options.entries()) {
      for (const atom of option) if (!held(atom)) rows.push(`${names[at]} - ${y(atom)} <= 0`)
    }
  }
  const effort = problem.actions.map(({ id, low, high }) => `${low + high} ${remember(`x_${id}`)}`).join(' + ')
  const subject = [...new Set(rows)].map((row, at) => ` r${at}: ${row}`).join('\n')
  return `Minimize\n obj: ${effort}\nSubject To\n${subject}\nBinary\n ${[...columns].join(' ')}\nEnd`
}

/** Low + high of a cheapest set by HiGHS, or `null` if there is none. */
export function solveByHighs(highs: Highs, problem: EffortProblem): number | null {
  const answer = highs.solve(toMilp(problem), { mip_rel_gap: 0 })
  return answer.Status === 'Optimal' ? Math.round(answer.ObjectiveValue) : null
}
