import { expect, test } from 'vitest'
import { layOutRadar } from '#app/charts/radar.ts'

const axes = [
  { label: 'North', lo: 50, hi: 100 },
  { label: 'East', lo: 0, hi: 50 },
  { label: 'South', lo: 50, hi: 50 },
  { label: 'West', lo: 25, hi: 100 },
]

test('the first axis points up, the others follow clockwise', () => {
  const radar = layOutRadar({ axes, width: 240, height: 240, labelRoom: 20 })

  // radius 100: 50 points are 50 away from the centre
  expect(radar.known).toBe('M0,-50L0,0L0,50L-25,0Z')
  expect(radar.possible).toBe('M0,-100L50,0L0,50L-100,0Z')
})

test('rings stand at 25, 50, 75 and 100', () => {
  const { rings } = layOutRadar({ axes, width: 240, height: 240, labelRoom: 20 })

  expect(rings).toHaveLength(4)
  expect(rings[3]).toBe('M0,-100L100,0L0,100L-100,0Z')
})

test('labels turn away from the picture', () => {
  const { labels } = layOutRadar({ axes, width: 240, height: 240, labelRoom: 20 })

  expect(labels.map(({ anchor }) => anchor)).toEqual(['middle', 'start', 'middle', 'end'])
})
