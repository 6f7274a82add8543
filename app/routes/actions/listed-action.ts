import type { Action, Catalogue } from '#content/schema.ts'

/** An action as a line of a list. */
export type ListedAction = {
  id: string
  name: string
  capability: string
  from: number
  to: number
  deliverable: string
  /** Person-days for a team of 6-20 people. */
  days: Action['personDays']
  weeks: number
  role: string
}

/** Says of each action what its line says. */
export function listedOf({ capabilities, roles }: Pick<Catalogue, 'capabilities' | 'roles'>) {
  const capabilityNames = new Map(capabilities.map(({ id, name }) => [id, name]))
  const roleNames = new Map(roles.map(({ id, name }) => [id, name]))
  return ({ id, name, capability, from, to, deliverable, personDays, weeks, role }: Action): ListedAction => ({
    id,
    name,
    capability: capabilityNames.get(capability) ?? capability,
    from,
    to,
    deliverable,
    days: personDays,
    weeks,
    role: roleNames.get(role) ?? role,
  })
}
