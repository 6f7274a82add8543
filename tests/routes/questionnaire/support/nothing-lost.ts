import { expect } from 'vitest'
import type { Entry } from './peer.ts'
import { QUESTIONS, type TeamSimulation } from './team-simulation.ts'

/** What must hold after each run, whatever server took the answers. */
export function expectNothingLost(simulation: TeamSimulation, history: readonly Entry[]) {
  const { acknowledged, seen, tabs, carriedBy } = simulation
  // Every acknowledged value is current or in the history, as it was acknowledged; so none has two values.
  for (const { question, text, version } of acknowledged) {
    expect(history).toContainEqual(expect.objectContaining({ question, text, version }))
  }
  expect(new Set(history.map(({ opId }) => opId)).size).toBe(history.length)
  for (const [at, { question, text, base, version }] of history.entries()) {
    const before = history.slice(0, at).findLast((entry) => entry.question === question)
    // An old operation never replaces a newer one, nor one that its person has not seen.
    expect([base, version]).toEqual([before?.version ?? 0, (before?.version ?? 0) + 1])
    if (base > 0) expect(seen).toContain(`${text.split(' ')[0]} ${question}@${base}`)
  }
  // Nobody's answer travels as somebody else's.
  for (const { opId, text } of history) expect([...(carriedBy.get(opId) ?? [])]).toEqual([text.split(' ')[0]])
  // In the end all tabs show the same: what is stored; or they say that it could not be saved from there any more.
  for (const tab of tabs) {
    expect(tab.state?.unsent ?? 0).toBe(0)
    for (const question of QUESTIONS) {
      if (tab.state?.questions.get(question)?.status === 'refused') continue
      const last = history.findLast((entry) => entry.question === question)
      expect(tab.shown.get(question)).toBe(last?.text ?? '')
    }
  }
}
