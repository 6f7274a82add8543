import { expect, test } from 'vitest'
import {
  DESK_SORTS,
  orderFromAddress,
  orderFromHead,
  orderInAddress,
  USUAL_ORDER,
} from '#app/core/clients/desk-order.ts'

test('an order in an address is read as it was written, in both directions', () => {
  for (const by of DESK_SORTS) {
    for (const isDescending of [false, true]) {
      expect(orderFromAddress(orderInAddress({ by, isDescending }))).toEqual({ by, isDescending })
    }
  }
})

test.each([
  [null, USUAL_ORDER],
  ['', USUAL_ORDER],
  ['activity-desc', { by: 'activity', isDescending: true }],
  ['colour', null],
  ['-desc', null],
  ['name-desc-desc', null],
  ['NAME', null],
])('an address with the order %j asks for %j', (written, order) => {
  expect(orderFromAddress(written)).toEqual(order)
})

test('the head of another column begins as one mostly wants it; the same head turns the order round', () => {
  const first = orderFromHead(USUAL_ORDER, 'activity')

  expect(first).toEqual({ by: 'activity', isDescending: true })
  expect(orderFromHead(first, 'activity')).toEqual({ by: 'activity', isDescending: false })
  expect(orderFromHead(first, 'lowest')).toEqual({ by: 'lowest', isDescending: false })
})
