import { afterAll, expect, test } from 'vitest'
import { loadDutyLinks } from '#content/duty-links.server.ts'
import { copyContent } from './content-copy.ts'

const copy = copyContent()
afterAll(() => copy.remove())

const FILE = 'regulation/duty-links.yaml'

test('a duty is met by one step at most, and steps and duties are linked both ways', () => {
  const links = loadDutyLinks()
  const met = links.filter(({ does }) => does === 'satisfies').map(({ duty }) => duty)

  expect(new Set(met).size).toBe(met.length)
  expect(links).toContainEqual({ duty: 'o-01', capability: 'ai-literacy', level: 2, does: 'satisfies' })
  expect(Object.isFrozen(links)).toBe(true)
})

test.each([
  ['a duty that the rules do not have', 'satisfies: [o-01]', 'satisfies: [o-999]', 'The rules have no duty "o-999".'],
  [
    'a capability that is none',
    'capability: ai-literacy',
    'capability: ai-magic',
    'There is no capability "ai-magic".',
  ],
  [
    'a step that no action reaches',
    'ai-literacy, level: 2',
    'ai-literacy, level: 4',
    'No action raises "ai-literacy" to level 4.',
  ],
  ['a step without a duty', 'satisfies: [o-01]', 'satisfies: []', 'This step does nothing for any duty.'],
  ['a duty met twice', 'evidences: [o-31]', 'satisfies: [o-01]', '"o-01" is satisfied by another step already.'],
])('%s is a fault', (_, find, put, message) => {
  expect(copy.checkWith(FILE, { find, put })).toContainEqual(
    expect.objectContaining({ file: `content/${FILE}`, message }),
  )
})
