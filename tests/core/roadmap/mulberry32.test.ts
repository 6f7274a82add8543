import { expect, test } from 'vitest'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'

test('seed 42 gives the published stream (methods 0)', () => {
  const random = mulberry32(42)

  expect([random(), random(), random(), random(), random()]).toEqual([
    0.6011037519201636, 0.44829055899754167, 0.8524657934904099, 0.6697340414393693, 0.17481389874592423,
  ])
})
