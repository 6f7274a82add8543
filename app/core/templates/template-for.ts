import type { Template } from '#content/schema/templates.ts'
import type { Action, CapabilityMinimum, Catalogue } from '#content/schema.ts'

type Templates = Pick<Catalogue, 'templates'>
type Asked = { capability: string; min: number }

/** The sheet that somebody fills in to raise a capability to `min`: of those that go far enough the lowest; `null` if none does. */
export function templateFor({ templates }: Templates, { capability, min }: Asked): Template | null {
  const enough = templates.flatMap((template) => {
    const reached = template.reaches.find((one) => one.capability === capability)
    return reached && reached.min >= min ? [{ template, level: reached.min }] : []
  })
  return enough.toSorted((one, other) => one.level - other.level)[0]?.template ?? null
}

/** The sheet of an action's own deliverable: the one that reaches the level to which the action leads; `null` if it has none. */
export function templateOfAction(
  { templates }: Templates,
  { capability, to }: Pick<Action, 'capability' | 'to'>,
): Template | null {
  const reachesIt = (one: CapabilityMinimum) => one.capability === capability && one.min === to
  return templates.find(({ reaches }) => reaches.some(reachesIt)) ?? null
}
