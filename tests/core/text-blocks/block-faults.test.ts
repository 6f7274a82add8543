import { expect, test } from 'vitest'
import { findBlockFaults, MOST_IN_BLOCK } from '#app/core/text-blocks/block-faults.ts'

test('a text with known variables, escaped braces and sound links has no fault', () => {
  expect(findBlockFaults('Thanks, {client}: \\{kept\\} as [minutes](https://a.example).')).toEqual([])
})

test('each unknown variable is named once, beside what else is wrong', () => {
  expect(findBlockFaults('{firm} {firm} {Client} [here](www.example.com)')).toEqual([
    { kind: 'link', href: 'www.example.com' },
    { kind: 'variable', name: 'firm' },
    { kind: 'variable', name: 'Client' },
  ])
})

test('nothing, and more than fits, are faults by themselves', () => {
  expect(findBlockFaults(' \n ')).toEqual([{ kind: 'nothing' }])
  const is = MOST_IN_BLOCK + 1
  expect(findBlockFaults('a'.repeat(is))).toEqual([{ kind: 'tooLong', most: MOST_IN_BLOCK, is }])
})
