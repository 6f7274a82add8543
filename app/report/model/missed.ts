import { OWN_LEVELS } from '#app/core/roadmap/level-targets.ts'
import type { MissedTarget, Plan } from '#app/core/roadmap/plan.ts'
import type { ReportContext } from './report-context.ts'

/** What is not reached, because actions were dropped, in sentences; empty: everything is. */
export function missedLines(context: ReportContext, { missed = [] }: Plan): string[] {
  return missed.map((one) => missedLine(context, one))
}

function missedLine(context: ReportContext, { target, dropped, steps }: MissedTarget): string {
  const { words, actions, useCases, techniques } = context
  const list = words.list(dropped.map((id) => words.t('roadmap.quoted', { name: actions.get(id)?.name ?? id })))
  if (target === OWN_LEVELS) return words.t('roadmap.missedLevels', { list, steps })
  const name = target === null ? undefined : (useCases.get(target) ?? techniques.get(target))?.name
  return name ? words.t('roadmap.missed', { list, name, steps }) : words.t('roadmap.missedRollOut', { list, steps })
}
