import { measureFirstHour } from './house/first-hour.ts'
import { measureItems } from './house/items.ts'
import { readHandWritten, readTests } from './house/parsed-code.ts'
import { FULL_SCORE, type Point, scoreOf } from './house/point.ts'
import { measurePromises } from './house/promises.ts'
import { measureSizes } from './house/sizes.ts'
import { measureTests } from './house/written-tests.ts'
import type { Table } from './table.ts'

export const aim = 'Twelve points of the code itself, three of which each may reach: 36.'

/** Counts; no clock, so that the same code gives the same table on every machine. */
export async function run(): Promise<Table[]> {
  const files = readHandWritten()
  const points = [
    ...measureItems('.'),
    ...measureSizes(files),
    ...(await measurePromises(files)),
    measureTests(files, readTests()),
    measureFirstHour(),
  ]
  const scored = points.map((point) => ({ point, score: scoreOf(point) }))
  const sum = scored.reduce((total, { score }) => total + score, 0)
  const short = scored.filter(({ score }) => score < FULL_SCORE).map(({ point, score }) => `${point.name} (${score})`)
  return [
    {
      title: `${files.length.toLocaleString('en')} files that people wrote`,
      rows: scored.flatMap(({ point, score }) => rowsOf(point, score)),
      says: `${sum} of ${points.length * FULL_SCORE}. A point is worth its weakest figure: 3 at the target, 2 as the best of the repositories that were measured beside ours where the target goes further, 1 as the one in the middle. ${short.length === 0 ? 'None falls short.' : `Short of the target: ${short.join(', ')}.`}`,
    },
  ]
}

function rowsOf({ name, figures }: Point, score: number): Table['rows'] {
  return figures.map(({ what, measured, target, is = 'atMost' }, index) => ({
    point: index === 0 ? name : '',
    what,
    measured,
    target: `${is === 'atMost' ? 'at most' : 'at least'} ${target}`,
    score: index === 0 ? score : undefined,
  }))
}
