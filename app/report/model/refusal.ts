import type { PlanRefusal } from '#app/core/roadmap/plan.ts'
import { capabilityName, type ReportContext, statementAt } from './report-context.ts'

/** Why there is no plan, and the mend, in the report's language. */
export function refusalText(context: ReportContext, { reason, values }: PlanRefusal): string {
  const { words } = context
  const name = String(values.name ?? '')
  switch (reason) {
    case 'notApplicable':
    case 'role':
      return words.t(`refusal.${reason}`, { name })
    case 'prohibited':
      return words.t('refusal.prohibited', {
        name,
        system: String(values.system ?? ''),
        article: String(values.article ?? ''),
      })
    case 'owner': {
      const person = String(values.person ?? '')
      const said = { name, person, hat: String(values.role ?? '') }
      return words.t(person === '' ? 'refusal.ownerGone' : 'refusal.owner', said)
    }
    case 'openAnswers':
      return words.t('refusal.openAnswers', { name, left: Number(values.left ?? 0) })
    case 'outOfReach':
      return outOfReachText(context, values)
    default:
      return words.t(`refusal.${reason}`)
  }
}

/** A fact of the business with its way out, or a level that no action of the catalogue reaches. */
function outOfReachText(context: ReportContext, values: PlanRefusal['values']): string {
  const { words } = context
  const id = String(values.capability ?? '')
  const capability = capabilityName(context, id)
  const wayOut = context.capabilities.get(id)?.wayOut
  if (values.min === undefined || !wayOut) {
    return words.t('refusal.noAction', { capability, level: Number(values.level ?? 0) })
  }
  const isOpen = (context.levels.get(id)?.level.hi ?? 0) >= Number(values.min)
  const said = {
    name: String(values.name ?? ''),
    capability,
    wayOut,
    needs: statementAt(context, id, Number(values.min)),
  }
  if (isOpen) return words.t('refusal.factOpen', said)
  return words.t('refusal.fact', { ...said, has: statementAt(context, id, Number(values.level ?? 0)) })
}
