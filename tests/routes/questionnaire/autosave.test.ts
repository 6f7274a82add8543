import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fields } from '#app/core/autosave/line.ts'
import { type AutosaveState, createAutosave, type Outcome } from '#app/routes/questionnaire/autosave.ts'
import { savingOf } from '#app/routes/questionnaire/section-fields.ts'
import { NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Call = {
  question: string
  fields: Fields
  opId: string
  version: number
  answer: (outcome: Outcome) => Promise<void>
}

/** A page whose requests wait until the test answers them. */
function aPage(versions: Record<string, number> = {}) {
  const calls: Call[] = []
  let state: AutosaveState | undefined
  let ids = 0
  const saved: string[] = []
  const autosave = createAutosave({
    send: (question, fields, opId, version) =>
      new Promise((resolve) => {
        const answer = async (outcome: Outcome) => {
          resolve(outcome)
          await vi.advanceTimersByTimeAsync(0)
        }
        calls.push({ question, fields, opId, version, answer })
      }),
    newId: () => {
      ids += 1
      return `op-${ids}`
    },
    onChange: (changed) => {
      state = changed
    },
    onSaved: (question) => saved.push(question),
    versions,
  })
  return {
    autosave,
    calls,
    saved,
    call: (index: number) => {
      const call = calls[index]
      if (!call) throw new RangeError(`There is no call ${index}.`)
      return call
    },
    status: (question: string) => state?.questions.get(question)?.status,
    state: () => state as AutosaveState,
  }
}

const note = (text: string): Fields => [['q.note', text]]
const savedAs = (version: number): Outcome => ({
  kind: 'saved',
  version,
  savedAt: '2026-11-22T10:00:00Z',
  answer: null,
})
const conflict = (version: number): Outcome => ({
  kind: 'conflict',
  current: { ...NOTHING_GIVEN, text: 'theirs', version },
})
const UNREACHABLE: Outcome = { kind: 'unreachable' }

test('"saved" is said when the server has committed, not when it was sent', async () => {
  const page = aPage()
  page.autosave.change('q', note('a'))

  await vi.advanceTimersByTimeAsync(60_000)
  expect(page.status('q')).toBe('sending')
  expect(page.state()).toMatchObject({ unsent: 1, savedAt: null })
  await page.call(0).answer(savedAs(1))

  expect(page.status('q')).toBe('saved')
  expect(page.state()).toMatchObject({ unsent: 0, savedAt: '2026-11-22T10:00:00Z' })
})

test('what is typed while a save is on its way is sent after it, and only the newest of it', async () => {
  const page = aPage()
  page.autosave.change('q', note('a'))
  page.autosave.change('q', note('ab'))
  page.autosave.change('q', note('abc'))
  await page.call(0).answer(savedAs(1))

  expect(page.calls).toHaveLength(2)
  expect(page.call(1)).toMatchObject({ fields: note('abc'), version: 1, opId: 'op-3' })
  expect(page.saved).toEqual([])
})

test('a save without answer is sent again as it was, with the same operation id, before anything newer', async () => {
  const page = aPage()
  page.autosave.change('q', note('a'))
  await page.call(0).answer(UNREACHABLE)
  page.autosave.change('q', note('b'))
  await page.call(1).answer(savedAs(1))

  expect(page.call(1)).toMatchObject({ fields: note('a'), opId: 'op-1', version: 0 })
  expect(page.call(2)).toMatchObject({ fields: note('b'), opId: 'op-2', version: 1 })
})

test('a request that breaks is one without answer', async () => {
  let tries = 0
  const autosave = createAutosave({
    send: async () => {
      tries += 1
      if (tries === 1) throw new TypeError('Failed to fetch')
      return savedAs(1)
    },
    newId: () => 'op',
    onChange: () => {},
    versions: {},
  })
  autosave.change('q', note('a'))

  await vi.advanceTimersByTimeAsync(1_000)

  expect(tries).toBe(2)
})

test('retries come after 1, 2, 4 seconds and so on up to 20, for all questions together', async () => {
  const page = aPage()
  page.autosave.change('q', note('a'))
  page.autosave.change('r', [['r.note', 'a']])
  const sentAt: number[] = []
  const start = Date.now()
  for (let round = 0; round < 7; round += 1) {
    for (const call of page.calls.splice(0)) await call.answer(UNREACHABLE)
    while (page.calls.length < 2) await vi.advanceTimersByTimeAsync(100)
    sentAt.push(Math.round((Date.now() - start) / 1_000))
  }

  expect(sentAt).toEqual([1, 3, 7, 15, 31, 51, 71])
  expect(page.state()).toMatchObject({ unsent: 2, delay: 'offline' })
})

test('a server that is busy is not called offline; what waits is sent again and arrives', async () => {
  const page = aPage()
  page.autosave.change('q', note('a'))
  await page.call(0).answer({ kind: 'busy' })
  expect(page.state()).toMatchObject({ unsent: 1, delay: 'busy' })
  expect(savingOf(page.state())).toEqual({ state: 'busy', count: 1 })

  await vi.advanceTimersByTimeAsync(1_000)
  expect(page.call(1)).toMatchObject({ fields: note('a'), opId: 'op-1' })
  await page.call(1).answer(savedAs(1))

  expect(page.state()).toMatchObject({ unsent: 0, delay: null })
})

test('when the browser is online again, everything is tried at once', async () => {
  const page = aPage()
  page.autosave.change('q', note('a'))
  await page.call(0).answer(UNREACHABLE)

  page.autosave.retryNow()

  expect(page.calls).toHaveLength(2)
})

test('in a conflict nothing is sent until the person has chosen', async () => {
  const page = aPage({ q: 1 })
  page.autosave.change('q', note('mine'))
  await page.call(0).answer(conflict(2))
  page.autosave.change('q', note('mine, longer'))
  page.autosave.retryNow()
  await vi.advanceTimersByTimeAsync(60_000)

  expect(page.calls).toHaveLength(1)
  expect(page.state().questions.get('q')).toMatchObject({ status: 'conflict', theirs: { text: 'theirs' } })
  expect(page.state().unsent).toBe(1)
})

test('to keep mine sends the newest of mine over theirs', async () => {
  const page = aPage({ q: 1 })
  page.autosave.change('q', note('mine'))
  await page.call(0).answer(conflict(2))
  page.autosave.change('q', note('mine, longer'))
  page.autosave.keepMine('q')

  expect(page.call(1)).toMatchObject({ fields: note('mine, longer'), version: 2, opId: 'op-2' })
})

test('to take theirs sends nothing and goes on from theirs', async () => {
  const page = aPage({ q: 1 })
  page.autosave.change('q', note('mine'))
  await page.call(0).answer(conflict(2))
  page.autosave.letGo('q')
  page.autosave.change('q', note('after theirs'))

  expect(page.calls).toHaveLength(2)
  expect(page.call(1)).toMatchObject({ fields: note('after theirs'), version: 2 })
})

test('what was typed beside a conflict goes with it when theirs is taken', async () => {
  const page = aPage({ q: 1 })
  page.autosave.change('q', note('mine'))
  await page.call(0).answer(conflict(2))
  page.autosave.change('q', note('mine, longer'))
  page.autosave.letGo('q')
  page.autosave.retryNow()

  expect(page.calls).toHaveLength(1)
  expect(page.state().unsent).toBe(0)
})

test('one conflict does not stop other questions', async () => {
  const page = aPage()
  page.autosave.change('q', note('mine'))
  await page.call(0).answer(conflict(2))
  page.autosave.change('r', [['r.note', 'a']])
  await page.call(1).answer(savedAs(1))

  expect(page.status('r')).toBe('saved')
  expect(page.status('q')).toBe('conflict')
})

test('a change that would do more waits for a yes; another choice takes the question back', async () => {
  const page = aPage()
  const effects = { hidden: ['a'], changed: [] }
  page.autosave.change('q', note('no'))
  await page.call(0).answer({ kind: 'confirm', effects })
  const asked = page.status('q')
  page.autosave.change('q', note('yes'))
  await page.call(1).answer({ kind: 'confirm', effects })
  page.autosave.confirm('q')

  expect(asked).toBe('confirm')
  expect(page.call(1)).toMatchObject({ fields: note('yes'), opId: 'op-2' })
  expect(page.call(2)).toMatchObject({ fields: [...note('yes'), ['confirmed', 'yes']], opId: 'op-3' })
})

test('what cannot be saved is said, and the next try is a new one', async () => {
  const page = aPage()
  page.autosave.change('q', note('only a note'))
  await page.call(0).answer({ kind: 'invalid', errors: { answer: 'Please choose.' } })
  page.autosave.change('q', note('with an answer'))

  expect(page.call(1)).toMatchObject({ opId: 'op-2' })
})

test('what is saved already is not sent again, also where the server raised the level', async () => {
  const page = aPage()
  page.autosave.change('q', [['q.answer', 'level:1']])
  await page.call(0).answer({ kind: 'saved', version: 1, savedAt: '', answer: 'level:2' })
  page.autosave.change('q', [['q.answer', 'level:2']])
  page.autosave.change('q', [['q.answer', 'level:2']])

  expect(page.calls).toHaveLength(1)
})

test('typing waits for a pause; what was typed counts as unsent from the first letter', async () => {
  const page = aPage()
  for (const text of ['a', 'ab', 'abc']) {
    page.autosave.change('q', note(text), 500)
    await vi.advanceTimersByTimeAsync(400)
  }
  const [before, unsent] = [page.calls.length, page.state().unsent]
  await vi.advanceTimersByTimeAsync(100)

  expect([before, unsent]).toEqual([0, 1])
  expect(page.calls.map(({ fields }) => fields)).toEqual([note('abc')])
})

test('data that was read before our last save says nothing new', async () => {
  const page = aPage({ q: 3 })
  page.autosave.change('q', note('a'))
  await page.call(0).answer(savedAs(4))

  expect(page.autosave.know({ q: 3 })).toEqual([])
  page.autosave.change('q', note('b'))

  expect(page.call(1)).toMatchObject({ version: 4 })
})

test('what somebody else stored is taken up where nobody is answering, and the page is told to show it', async () => {
  const page = aPage({ q: 1, r: 1 })
  page.autosave.change('r', [['r.note', 'mine']])

  expect(page.autosave.know({ q: 2, r: 2 })).toEqual(['q'])
  page.autosave.change('q', note('after theirs'))

  expect(page.call(1)).toMatchObject({ version: 2 })
  expect(page.call(0)).toMatchObject({ version: 1 })
})
