import { expect, test } from 'vitest'
import { writePart } from './bench/write-page.ts'

const ORDER = ['scoring', 'pages', 'pdf']

const part = (name: string, median: number) => ({
  name,
  aim: `${name} are fast.`,
  machine: '2 x a processor, 2026-11-23',
  tables: [
    {
      title: `Times of ${name}`,
      rows: [
        { what: 'a | b', 'median ms': median },
        { what: 'c', 'median ms': 2, note: 'once' },
      ],
      says: `It takes ${median} ms.`,
    },
  ],
})

test('a part stands on the page with its aim, its machine, its table and what this says', () => {
  const page = writePart('', part('pages', 12), ORDER)

  expect(page).toMatch(/^# Bench\n/)
  expect(page.slice(page.indexOf('## pages'))).toBe(`## pages

Aim: pages are fast.

Measured on 2 x a processor, 2026-11-23.

### Times of pages

| what | median ms | note |
| --- | ---: | --- |
| a \\| b | 12 |  |
| c | 2 | once |

It takes 12 ms.
`)
})

test('a part that was there before is replaced, and the others keep what they say', () => {
  const both = writePart(writePart('', part('pdf', 7), ORDER), part('pages', 12), ORDER)

  const again = writePart(both, part('pages', 13), ORDER)

  expect(again).toBe(both.replaceAll('12', '13'))
  expect(again).toContain('It takes 7 ms.')
})

test('parts stand in their order, whichever was measured first, and those that are no more are gone', () => {
  const old = writePart('', part('removed', 1), ['removed'])

  const page = [part('pdf', 1), part('scoring', 2)].reduce((text, one) => writePart(text, one, ORDER), old)

  expect(page.match(/^## .*/gm)).toEqual(['## scoring', '## pdf'])
})
