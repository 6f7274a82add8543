import { describe, expect, test } from 'vitest'
import { templateFor, templateOfAction } from '#app/core/templates/template-for.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Template } from '#content/schema/templates.ts'
import type { CapabilityMinimum } from '#content/schema.ts'

const aTemplate = (id: string, ...reaches: CapabilityMinimum[]): Template => ({
  id,
  name: id,
  purpose: '',
  reaches,
  filledBy: [],
  sections: [],
})

const policy = (min: CapabilityMinimum['min']) => ({ capability: 'ai-use-policy', min })
const templates = [
  aTemplate('confirmations', policy(3)),
  aTemplate('mail', policy(1)),
  aTemplate('policy', policy(2), { capability: 'ai-register', min: 2 }),
]

describe('the sheet for a level that is asked for', () => {
  test.each([
    [1, 'mail'],
    [2, 'policy'],
    [3, 'confirmations'],
  ] as const)('at level %i it is the one that gives this level', (min, id) => {
    expect(templateFor({ templates }, policy(min))?.id).toBe(id)
  })

  test('if none gives the very level, it is the lowest that is enough', () => {
    expect(templateFor({ templates: templates.slice(0, 1) }, policy(2))?.id).toBe('confirmations')
    expect(templateFor({ templates }, { capability: 'ai-register', min: 1 })?.id).toBe('policy')
  })

  test('if none goes far enough, or none is about it, there is none', () => {
    expect(templateFor({ templates }, policy(4))).toBeNull()
    expect(templateFor({ templates }, { capability: 'scale-decision', min: 1 })).toBeNull()
  })

  test('homework starts from the same sheets as when each capability had but one', () => {
    const { profiles, ...catalogue } = loadCatalogue()
    const musts = profiles.flatMap(({ requirements }) => requirements).filter(({ must }) => must)
    const levels = musts.map((row) => {
      const template = templateFor(catalogue, { capability: row.capability ?? '', min: row.min })
      return template?.reaches.find(({ capability }) => capability === row.capability)?.min
    })

    expect(levels.length).toBeGreaterThan(10)
    expect(new Set(levels)).toEqual(new Set([2]))
  })
})

describe("an action's own sheet", () => {
  test('is the one for the level to which the action leads', () => {
    expect(templateOfAction({ templates }, { capability: 'ai-use-policy', to: 2 })?.id).toBe('policy')
    expect(templateOfAction({ templates }, { capability: 'ai-register', to: 2 })?.id).toBe('policy')
  })

  test('is none of another level', () => {
    expect(templateOfAction({ templates }, { capability: 'ai-register', to: 3 })).toBeNull()
    expect(templateOfAction({ templates: [] }, { capability: 'ai-use-policy', to: 2 })).toBeNull()
  })
})
