import type { PlanRefusal } from './plan.ts'

/** The one way to say no to a plan; `values` fill the sentence in other languages. */
export function refuse(
  reason: PlanRefusal['reason'],
  field: string,
  message: string,
  values: Record<string, string | number> = {},
): PlanRefusal {
  return { refused: true, reason, field, message, values }
}

/** Whether planning said no. */
export function isRefusal(answer: object): answer is PlanRefusal {
  return 'refused' in answer
}
