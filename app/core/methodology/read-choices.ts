import { EXAMPLE_ROWS, type ExampleCapability, type ExampleChoice, type ExampleChoices } from './worked-example.ts'

/** What can be chosen of each capability, in the order of the page. */
export const CHOICES = [0, 1, 2, 3, 4, 'unsure'] as const satisfies readonly ExampleChoice[]

/** What the example begins with: some of it reached, one level that nobody knows. */
export const FIRST_CHOICES: ExampleChoices = {
  'kpi-definition': 2,
  'ownership-team': 2,
  'adoption-management': 1,
  'data-quality': 'unsure',
  'system-integration': 2,
}

/**
 * The choices that an address or a form names, by capability.
 *
 * @param given what is written for a capability; `null`: nothing
 * @returns `unreadable`: capabilities of which it names no choice that there is; they keep their first one
 */
export function readChoices(given: (capability: ExampleCapability) => string | null): {
  choices: ExampleChoices
  unreadable: ExampleCapability[]
} {
  const choices = { ...FIRST_CHOICES }
  const unreadable: ExampleCapability[] = []
  for (const { capability } of EXAMPLE_ROWS) {
    const written = given(capability)
    const choice = CHOICES.find((one) => String(one) === written)
    if (choice !== undefined) choices[capability] = choice
    else if (written !== null) unreadable.push(capability)
  }
  return { choices, unreadable }
}
