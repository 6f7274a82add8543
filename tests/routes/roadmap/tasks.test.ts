import { describe, expect, test } from 'vitest'
import { chooseLines } from '#app/routes/roadmap/actions-query.ts'
import { parseTask } from '#app/routes/roadmap/parse-task.server.ts'
import type { TaskFields } from '#app/routes/roadmap/task-fields.ts'

const NOTHING: TaskFields = {
  status: 'planned',
  dropReason: '',
  person: '',
  notBefore: '',
  dueOn: '',
  begunOn: '',
  doneOn: '',
  low: '',
  high: '',
  steps: '',
  note: '',
  links: '',
  ticked: [],
  version: 0,
}
const ann = {
  id: 'ann',
  roles: [],
  daysPerWeek: 2,
  away: [],
  dayRateCents: 0,
} satisfies import('#app/core/roadmap/plan.ts').Person
const say = ((key: string) => key) as unknown as import('#app/server/words.server.ts').Say
const parse = (change: Partial<TaskFields>) =>
  parseTask({ ...NOTHING, ...change }, { owners: [ann], today: '2026-11-23', say })

describe('the form of a task', () => {
  test('holds all that can be said', () => {
    const { said, errors } = parse({
      status: 'done',
      person: 'ann',
      begunOn: '2026-11-02',
      doneOn: '2026-11-20',
      dueOn: '2026-12-01',
      low: '1,5',
      high: '3',
      steps: 'Ask the agency\n\nAsk the agency\nRead it',
      ticked: ['deliverable', 'Read it', 'never there'],
      links: 'https://wiki.example.com/a',
      note: ' Seen. ',
    })

    expect(errors).toEqual({})
    expect(said).toMatchObject({
      person: 'ann',
      estimate: { low: 1.5, high: 3 },
      steps: ['Ask the agency', 'Read it'],
      ticked: ['deliverable', 'Read it'],
      links: ['https://wiki.example.com/a'],
      note: 'Seen.',
    })
  })

  test.each<[Partial<TaskFields>, string]>([
    [{ status: 'late' }, 'status'],
    [{ status: 'dropped', dropReason: '  ' }, 'dropReason'],
    [{ person: 'eve' }, 'person'],
    [{ dueOn: '2026-02-30' }, 'dueOn'],
    [{ begunOn: '2026-11-24' }, 'begunOn'],
    [{ begunOn: '2026-11-20', doneOn: '2026-11-19' }, 'doneOn'],
    [{ low: '1' }, 'high'],
    [{ low: '1.2', high: '2' }, 'low'],
    [{ low: '3', high: '2' }, 'high'],
    [{ low: '0', high: '501' }, 'high'],
    [{ steps: 'definition' }, 'steps'],
    [{ steps: Array.from({ length: 21 }, (_, at) => `Line ${at}`).join('\n') }, 'steps'],
    [{ links: 'javascript:alert(1)' }, 'links'],
    [{ links: 'wiki' }, 'links'],
    [{ note: 'x'.repeat(4001) }, 'note'],
  ])('says what is wrong with %j at its field', (change, field) => {
    expect(Object.keys(parse(change).errors)).toEqual([field])
  })
})

test('lines without a day come last, and what is not asked for is left out', () => {
  const line = (id: string, dueOn: string | null, person: string) => ({ id, dueOn, person, who: person })
  const lines = [line('a', null, 'ann'), line('b', '2027-01-04', 'ann'), line('c', '2026-12-01', 'ben')] as never[]
  const query = { owner: '', status: '' as const, phase: '' as const, sort: 'due' as const }
  const ids = (of: { id: string }[]) => of.map(({ id }) => id)

  expect(ids(chooseLines(lines, query, 'de'))).toEqual(['c', 'b', 'a'])
  expect(ids(chooseLines(lines, { ...query, owner: 'ann' }, 'de'))).toEqual(['b', 'a'])
})
