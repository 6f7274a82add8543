import { expect, test } from 'vitest'
import { rules } from '#tests/support/ai-act-rules.ts'
import { privacyRules } from '#tests/support/screening-rules.ts'

/** What a reader is shown of the rules; ids and conditions are not. */
const SHOWN = new Set(
  'ask help text name about statement says do taken right whom breach evidence examples readings'.split(' '),
)

function textsIn(part: unknown, isShown = false): string[] {
  if (typeof part === 'string') return isShown ? [part] : []
  if (Array.isArray(part)) return part.flatMap((one) => textsIn(one, isShown))
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, value]) => textsIn(value, SHOWN.has(key)))
}

test.each([
  ['deployer', /\buse(r|rs|s|d)?\b/i],
  ['provider', /\bma(ker|kers|kes|ke|de)\b|developed/i],
  ['distributor', /\bresell|\bpass/i],
])('no text of the law says “%s” without a plain word for it', (word, plain) => {
  const texts = [...textsIn(rules), ...textsIn(privacyRules)].filter((text) =>
    new RegExp(`\\b${word}s?\\b`, 'i').test(text),
  )

  expect(texts.length).toBeGreaterThan(0)
  expect(texts.filter((text) => !plain.test(text))).toEqual([])
})

test('the first question asks what the tool does, not what the Act calls it', () => {
  expect(rules.questions.find(({ id }) => id === 'infers')?.ask).toBe('What does the tool do?')
})
