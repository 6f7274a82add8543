import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accentOf, checkBrand, GROUNDS } from '#app/report/brand.ts'
import { colours } from '#app/report/theme.ts'

test('a readable brand colour stays as it is', () => {
  expect(checkBrand('#0F6B66')).toEqual({ ok: true, accent: '#0f6b66', wasDarkened: false })
})

// needs 8, walk 11
test('a light yellow is darkened until it reads', () => {
  expect(checkBrand('#ffee88')).toMatchObject({ ok: true, wasDarkened: true })
})

test.each(['yellow', '#fff', '#12345g', ''])('%j is refused as a brand colour', (accent) => {
  expect(checkBrand(accent)).toEqual({ ok: false, reason: 'notAColour' })
  expect(accentOf(accent)).toBe(colours.accent)
})

test('colours are checked on the paper that pages have', () => {
  const tokens = readFileSync('app/styles/tokens.css', 'utf8')
  const papers = [...tokens.matchAll(/--color-paper: (#\w+);/g)].map(([, paper]) => paper)

  expect(papers).toEqual([GROUNDS.light, GROUNDS.dark])
})
