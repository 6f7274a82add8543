import { expect, test } from 'vitest'
import { compareViews } from '#app/core/second-view/compare-views.ts'

const at = (lo: number, hi = lo) => ({ lo, hi })
const saw = (capability: string, lo: number, hi = lo) => ({ capability, level: at(lo, hi), reason: 'Looked at it.' })

test('differences come first, the widest before the others, and what agrees last', () => {
  const said = new Map([
    ['same', at(2)],
    ['narrow', at(1, 3)],
    ['over', at(3)],
    ['far', at(0)],
  ])

  const compared = compareViews(said, [saw('same', 2), saw('narrow', 2), saw('over', 2), saw('far', 4)])

  expect(compared.map(({ capability, agreement, over }) => [capability, agreement, over])).toEqual([
    ['far', 'apart', -4],
    ['over', 'apart', 1],
    ['narrow', 'within', 0],
    ['same', 'agrees', 0],
  ])
})

test('ranges that share only some levels are apart', () => {
  const [one] = compareViews(new Map([['a', at(2, 4)]]), [saw('a', 1, 2)])

  expect(one).toMatchObject({ agreement: 'apart', over: 1.5 })
})

test('what the catalogue no longer measures is not compared', () => {
  expect(compareViews(new Map(), [saw('gone', 1)])).toEqual([])
})
