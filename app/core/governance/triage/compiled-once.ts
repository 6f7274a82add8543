import type { AiAct } from '#content/ai-act.ts'
import { compileTriage, type TriageModel } from './compile-triage.ts'

const compiled = new WeakMap<AiAct, TriageModel>()

/** Rules are frozen, so their formulas, and the orders of questions worked out on them, serve every system. */
export function compiledOnce(rules: AiAct): TriageModel {
  const found = compiled.get(rules)
  if (found) return found
  const model = compileTriage(rules)
  compiled.set(rules, model)
  return model
}
